import Contracts
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
    private static let seeds = 1...3

    private func violations(_ options: SimulationOptions) async throws -> [String] {
        try await Simulation.run(seeds: Self.seeds, options: options).flatMap(\.violations)
    }

    /// Writes into a node's tables after each of its first turns.
    private static func tampering(_ sql: String, turns: Int = 6) -> SimulationOptions {
        var options = SimulationOptions()
        options.tamper = { path, turn in
            guard turn <= turns else { return }
            try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
        }
        return options
    }

    @Test func `without tampering the same seeds hold`() async throws {
        #expect(try await violations(SimulationOptions()).isEmpty)
    }

    @Test func `without a cap too many are let in`() async throws {
        let found = try await violations(
            Self.tampering("UPDATE capacity SET used = 0, volunteers = 0", turns: 1000)
        )

        #expect(found.contains { $0.contains("U of") })
        #expect(found.contains { $0.contains("outputs of record") })
    }

    @Test func `without deduplication repeated inputs have effects`() async throws {
        let found = try await violations(Self.tampering("DELETE FROM inputs", turns: 1000))

        #expect(found.contains { $0.contains("table tallies") })
        #expect(found.contains { $0.contains("outputs of record") })
    }

    @Test func `without one transaction for state and position records count twice`()
        async throws
    {
        let found = try await violations(
            Self.tampering("UPDATE node SET position = max(0, position - 1)")
        )

        #expect(!found.isEmpty)
    }

    @Test func `without one transaction for state and outbox outputs are lost`() async throws {
        let found = try await violations(
            Self.tampering(
                "DELETE FROM outbox WHERE feed = (SELECT max(feed) FROM outbox) AND feed > 20"
            )
        )

        #expect(found.contains { $0.contains("feed has gaps") || $0.contains("missing") })
    }

    @Test func `without waiting for confirms outputs are lost`() async throws {
        var options = SimulationOptions()
        options.relay = .confirmsFirst

        let found = try await violations(options)

        #expect(found.contains { $0.contains("never delivered") })
        #expect(found.contains { $0.contains("missed") })
    }

    @Test func `a log that loses what it confirmed is found out`() async throws {
        var options = SimulationOptions()
        options.misread = { messages in
            var messages = messages
            messages.remove(at: messages.count / 2)
            return messages
        }

        let found = try await violations(options)

        #expect(found.contains { $0.contains("table node") })
    }

    @Test func `a disk that forgets what was committed is found out`() async throws {
        var options = SimulationOptions()
        options.tamper = { path, turn in
            let old = URL(fileURLWithPath: path).deletingLastPathComponent().path + "/old"
            if turn == 2 { try DatabaseQueue(path: path).backup(to: DatabaseQueue(path: old)) }
            if turn == 4 { try DatabaseQueue(path: old).backup(to: DatabaseQueue(path: path)) }
        }

        let found = try await violations(options)

        #expect(found.contains { $0.contains("was reported and is gone") })
    }

    @Test func `a failing history is shortened to what matters`() async throws {
        var options = Self.tampering("UPDATE capacity SET used = 0, volunteers = 0", turns: 1000)
        options.length = 40
        let history = HistoryMaker.history(seed: 3, length: 40)

        let short = try await Shrinker(options: options, attempts: 60).shortened(history)

        #expect(short.messages.count < history.messages.count / 2)
        #expect(try await !SimulationRun(short, options: options).run().isSound)
    }
}
