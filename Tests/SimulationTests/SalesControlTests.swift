import GRDB
import Simulation
import Testing

/// What would come of counters, ledger, bundles, quotas and bills if one of their guards were off.
///
/// Like the other controls these take a guard away from outside, by writing into a node's tables
/// between turns, or by triggers that lose or change what the node writes.
@Suite("Negative controls of what is sold", .timeLimit(.minutes(30)))
struct SalesControlTests {
    /// A guard that is off, and what gives it away.
    struct Control: Sendable, CustomTestStringConvertible {
        let guarded: String
        let sql: String
        let seeds: [Int]
        let signs: [String]

        var testDescription: String { guarded }
    }

    private static let (sold, bundled, limited) = ([5, 13, 21], [6, 14, 22], [7, 15])

    private static func losing(_ table: String, _ condition: String = "1") -> String {
        """
        CREATE TRIGGER IF NOT EXISTS lose BEFORE INSERT ON \(table) WHEN \(condition)
        BEGIN SELECT RAISE(IGNORE); END
        """
    }

    static let controls: [Control] = [
        Control(
            guarded: "the sum of the shares of a bundle",
            sql: """
                UPDATE subscriptions
                SET body = CAST(json_remove(CAST(body AS TEXT), '$.shares') AS BLOB)
                """,
            seeds: bundled,
            signs: ["table subscriptions"]
        ),
        Control(
            guarded: "the check of quotas",
            sql: "UPDATE quota_uses SET use = 0",
            seeds: limited,
            signs: ["table quota_uses", "outputs of record"]
        ),
        Control(
            guarded: "what was told of quotas",
            sql: "UPDATE quota_uses SET crossed = ''",
            seeds: limited,
            signs: ["outputs of record"]
        ),
        Control(
            guarded: "the cap of credits",
            sql: """
                UPDATE capacity SET credits_mc = 0,
                    used = CASE model WHEN 'credits' THEN 0 ELSE used END
                """,
            seeds: sold,
            signs: ["U of"]
        ),
        Control(
            guarded: "the month that a late fact is late for",
            sql: """
                CREATE TRIGGER IF NOT EXISTS forget AFTER INSERT ON usage
                WHEN NEW.late_for IS NOT NULL
                BEGIN UPDATE usage SET late_for = NULL WHERE seq = NEW.seq; END
                """,
            seeds: sold,
            signs: ["table usage"]
        ),
        Control(
            guarded: "a reversal at most once",
            sql: "UPDATE usage SET reverses = NULL",
            seeds: sold,
            signs: ["table usage"]
        ),
        Control(
            guarded: "every record of the ledger",
            sql: losing("usage", "NEW.type = 'session' AND NEW.seq % 2 = 0"),
            seeds: sold,
            signs: ["table usage", "are not what the ledger says"]
        ),
        Control(
            guarded: "the sums that are billed",
            sql: "UPDATE usage_sums SET quantity = quantity + 1 WHERE type = 'learner_served'",
            seeds: sold,
            signs: ["table statements", "do not agree"]
        ),
        Control(
            guarded: "a void at most once",
            sql: "UPDATE facts SET voided = 0",
            seeds: sold,
            signs: ["table facts", "U of"]
        ),
        Control(
            guarded: "who is served already",
            sql: "DELETE FROM supports",
            seeds: sold,
            signs: ["are not what the ledger says"]
        ),
        Control(
            guarded: "an invoice that never changes",
            sql: "UPDATE invoices SET total = total + 1",
            seeds: sold,
            signs: ["are not its total", "table invoices"]
        ),
    ]

    private func violations(_ sql: String?, _ seeds: [Int]) async throws -> [String] {
        var options = SimulationOptions()
        options.length = 110
        if let sql {
            options.tamper = { path, _ in
                try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
            }
        }
        var found: [String] = []
        for seed in seeds {
            found += try await SimulationRun(seed: seed, options: options).run().violations
        }
        return found
    }

    @Test func `without tampering the same seeds hold`() async throws {
        #expect(try await violations(nil, Self.sold + Self.bundled + Self.limited) == [])
    }

    @Test(arguments: controls)
    func `what a guard that is off lets through is found`(_ control: Control) async throws {
        let found = try await violations(control.sql, control.seeds)

        for sign in control.signs {
            #expect(found.contains { $0.contains(sign) }, "\(sign) in \(found.prefix(4))")
        }
    }
}
