import Simulation
import Testing

/// What would come of counters, ledger, bundles, quotas and bills if one of their guards were off.
///
/// Like the other controls these take a guard away from outside, by writing into a node's tables
/// between turns, or by triggers that lose or change what the node writes.
@Suite("Negative controls of what is sold", .timeLimit(.minutes(30)))
struct SalesControlTests {
    static let controls: [Control] = [
        Control(
            "the return of loans",
            [.bundled],
            signs: ["table loans", "are miscounted"],
            sql: """
                CREATE TRIGGER IF NOT EXISTS keep BEFORE DELETE ON loans
                BEGIN SELECT RAISE(IGNORE); END
                """
        ),
        Control(
            "the loan in the borrower's count",
            [.bundled],
            signs: ["table capacity", "is not its own and what it borrowed"],
            sql: "UPDATE capacity SET borrowed = 0"
        ),
        Control(
            "the sum of the shares of a bundle",
            [.bundled],
            signs: ["table subscriptions"],
            sql: """
                UPDATE subscriptions
                SET body = CAST(json_remove(CAST(body AS TEXT), '$.shares') AS BLOB)
                """
        ),
        Control(
            "the check of quotas",
            [.limited],
            signs: ["table quota_uses", "outputs of record"],
            sql: "UPDATE quota_uses SET use = 0"
        ),
        Control(
            "what was told of quotas",
            [.limited],
            signs: ["outputs of record"],
            sql: "UPDATE quota_uses SET crossed = ''"
        ),
        Control(
            "the cap of credits",
            [.sold],
            signs: ["U of"],
            sql: """
                UPDATE capacity SET credits_mc = 0,
                    used = CASE model WHEN 'credits' THEN 0 ELSE used END
                """
        ),
        Control(
            "the month that a late fact is late for",
            [.sold],
            signs: ["table usage"],
            sql: """
                CREATE TRIGGER IF NOT EXISTS forget AFTER INSERT ON usage
                WHEN NEW.late_for IS NOT NULL
                BEGIN UPDATE usage SET late_for = NULL WHERE seq = NEW.seq; END
                """
        ),
        Control(
            "a reversal at most once",
            [.sold],
            signs: ["table usage"],
            sql: "UPDATE usage SET reverses = NULL"
        ),
        Control(
            "every record of the ledger",
            [.sold],
            signs: ["table usage", "are not what the ledger says"],
            sql: Control.losing("usage", "NEW.type = 'session' AND NEW.seq % 2 = 0")
        ),
        Control(
            "the sums that are billed",
            [.sold],
            signs: ["table statements", "do not agree"],
            sql: "UPDATE usage_sums SET quantity = quantity + 1 WHERE type = 'learner_served'"
        ),
        Control(
            "a void at most once",
            [.sold],
            signs: ["table facts", "U of"],
            sql: "UPDATE facts SET voided = 0"
        ),
        Control(
            "who is served already",
            [.sold],
            signs: ["are not what the ledger says"],
            sql: "DELETE FROM supports"
        ),
        Control(
            "an invoice that never changes",
            [.sold],
            signs: ["are not its total", "table invoices"],
            sql: "UPDATE invoices SET total = total + 1"
        ),
        Control(
            "the key of a fee",
            [.sold],
            signs: ["the ledger has two records"],
            sql: "UPDATE usage SET key = NULL WHERE type = 'fixed_fee'"
        ),
    ]

    @Test(arguments: controls)
    func `what a guard that is off lets through is found`(_ control: Control) async throws {
        try await control.mustShow()
    }
}
