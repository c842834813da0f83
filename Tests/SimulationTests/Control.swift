import GRDB
import Simulation
import Testing

/// A guard that is taken away from outside, and what gives it away.
///
/// What a seed makes changes with the maker of histories. So a control does not name seeds: it
/// looks through the histories of a temper until one of them shows what is missing. Each of them
/// holds as it is; `SimulationTests` folds them all.
struct Control: Sendable, CustomTestStringConvertible {
    /// The most histories of a temper that are looked through.
    private static let most = 12

    /// What is off.
    let guarded: String
    let tempers: [Temper]
    /// What must be found, each in any of the histories.
    let signs: [String]
    let options: SimulationOptions

    init(_ guarded: String, _ tempers: [Temper], _ options: SimulationOptions, signs: [String]) {
        self.guarded = guarded
        self.tempers = tempers
        self.signs = signs
        self.options = options
    }

    /// Without a guard of the tables: after each of so many turns something is written into them.
    init(
        _ guarded: String,
        _ tempers: [Temper],
        turns: Int = .max,
        signs: [String],
        sql: String
    ) {
        var options = SimulationOptions()
        options.tamper = { path, turn in
            guard turn <= turns else { return }
            try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
        }
        self.init(guarded, tempers, options, signs: signs)
    }

    var testDescription: String { guarded }

    /// A trigger that loses rows of a table.
    static func losing(_ table: String, _ condition: String = "1") -> String {
        """
        CREATE TRIGGER IF NOT EXISTS lose BEFORE INSERT ON \(table) WHEN \(condition)
        BEGIN SELECT RAISE(IGNORE); END
        """
    }

    /// Looks through histories until all signs were seen; a sign that none shows is an issue.
    func mustShow() async throws {
        var (unseen, found) = (signs, [String]())
        for number in 1...Self.most {
            for temper in tempers {
                let seed = temper.seed(number)
                #expect(SimulationTests.seeds.contains(seed))
                found += try await SimulationRun(seed: seed, options: options).run().violations
                unseen.removeAll { sign in found.contains { $0.contains(sign) } }
                if unseen.isEmpty { return }
            }
        }
        Issue.record("\(unseen) in none of \(found.prefix(5))")
    }
}
