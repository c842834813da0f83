import Foundation
import GRDB
import Simulation
import Testing

/// A harness that cannot fail proves nothing: with a guard taken away, runs must go red.
///
/// Nothing in the node knows of this. The guards are taken away from outside: by writing into its
/// tables between turns what the guard would have prevented, by a relay or a log that misbehaves.
@Suite("Negative controls", .timeLimit(.minutes(30)))
struct NegativeControlTests {
    private static let tables: [Control] = [
        Control(
            "the cap",
            [.crowded],
            signs: ["U of", "outputs of record"],
            sql: noOne
        ),
        Control(
            "the memory of inputs",
            [.crowded],
            signs: ["table tallies", "outputs of record"],
            sql: "DELETE FROM inputs"
        ),
        Control(
            "one transaction for state and position",
            [.crowded],
            turns: 6,
            signs: ["table tallies"],
            sql: "UPDATE node SET position = max(0, position - 1)"
        ),
        Control(
            "one transaction for state and outbox",
            [.crowded],
            turns: 6,
            signs: ["missing"],
            sql: "DELETE FROM outbox WHERE feed = (SELECT max(feed) FROM outbox) AND feed > 20"
        ),
    ]
    private static let noOne = "UPDATE capacity SET used = 0, volunteers = 0"

    @Test(arguments: tables)
    func `what a guard that is off lets through is found`(_ control: Control) async throws {
        try await control.mustShow()
    }

    @Test func `without waiting for confirms outputs are lost`() async throws {
        var options = SimulationOptions()
        options.relay = .confirmsFirst
        let control = Control("confirms", [.varied], options, signs: ["never delivered", "missed"])

        try await control.mustShow()
    }

    @Test func `a log that loses what it confirmed is found out`() async throws {
        var options = SimulationOptions()
        options.misread = { messages in
            var messages = messages
            messages.remove(at: messages.count / 2)
            return messages
        }

        try await Control("the log", [.varied], options, signs: ["table node"]).mustShow()
    }

    @Test func `a disk that forgets what was committed is found out`() async throws {
        var options = SimulationOptions()
        options.tamper = { path, turn in
            let old = URL(fileURLWithPath: path).deletingLastPathComponent().path + "/old"
            if turn == 2 { try DatabaseQueue(path: path).backup(to: DatabaseQueue(path: old)) }
            if turn == 4 { try DatabaseQueue(path: old).backup(to: DatabaseQueue(path: path)) }
        }
        let control = Control(
            "the disk",
            [.varied],
            options,
            signs: ["was reported and is gone"]
        )

        try await control.mustShow()
    }

    @Test func `a failing history is shortened to what matters`() async throws {
        var options = Control("the cap", [], signs: [], sql: Self.noOne).options
        options.length = 40
        for number in 1...12 {
            let seed = Temper.crowded.seed(number)
            let history = HistoryMaker.history(seed: seed, length: 40)
            if try await SimulationRun(history, options: options).run().isSound { continue }

            let short = try await Shrinker(options: options, attempts: 40).shortened(history)

            #expect(short.messages.count < history.messages.count / 2)
            #expect(try await !SimulationRun(short, options: options).run().isSound)
            return
        }
        Issue.record("no history fails")
    }
}
