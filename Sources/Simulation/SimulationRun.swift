import Contracts
import Engine
import Storage

/// Runs one history through the engine under faults and compares what comes of it.
package struct SimulationRun: Sendable {
    private let history: History
    private let options: SimulationOptions

    /// A run of the history of a seed.
    package init(seed: Int, options: SimulationOptions = SimulationOptions()) {
        self.init(
            HistoryMaker.history(seed: seed, length: options.length),
            options: options
        )
    }

    /// A run of a given history.
    package init(_ history: History, options: SimulationOptions = SimulationOptions()) {
        self.history = history
        self.options = options
    }

    /// Runs it; what the engine throws is a violation too.
    ///
    /// Throws when there is no place for files.
    package func run() async throws -> SimulationOutcome {
        var outcome = SimulationOutcome(seed: history.seed)
        let scratch = try Scratch()
        do {
            try await run(in: scratch, &outcome)
        } catch {
            outcome.violations.append("the node could not go on: \(error)")
        }
        return outcome
    }

    private func run(in scratch: Scratch, _ outcome: inout SimulationOutcome) async throws {
        let read = options.misread.map { $0(history.messages) } ?? history.messages
        let records = History(
            seed: history.seed,
            messages: read,
            quarantined: history.quarantined
        ).records
        outcome.records = records.count
        var course = SimulationCourse(history, records, options)
        let node = try await SimulatedNode(
            scratch,
            name: "node",
            awakeCampaigns: course.awakeCampaigns,
            quarantined: history.quarantined
        )
        try await course.run(node, &outcome)

        let model = history.modeled()
        let digest = try NodeDigest(path: node.path)
        let rows = try node.reader.rows(behind: 0, limit: .max)
        outcome.violations += try StateComparison(model, digest).differences()
        outcome.violations += OutputComparison(model).differences(rows)
        outcome.violations += try StateCheck(digest, rows, history).violations()
        outcome.violations += try await verified(node)
        outcome.violations += OutputCheck(rows, history).violations()
        outcome.violations += DeliveryCheck(rows, course.relay.broker.deliveries).violations()
        outcome.deliveries = course.relay.broker.deliveries.count

        let whole = try await SimulatedNode(
            scratch,
            name: "whole",
            awakeCampaigns: 1,
            quarantined: history.quarantined
        )
        try await whole.finish(records, turnsOf: 64)
        let tables = try digest.tables()
        outcome.violations += try compare(tables, whole, "folded again in one go")
        if let snapshot = course.snapshot {
            let rest = try await SimulatedNode(
                scratch,
                name: "rest",
                from: snapshot,
                awakeCampaigns: 100,
                quarantined: history.quarantined
            )
            try await rest.finish(records, turnsOf: 7)
            outcome.violations += try compare(tables, rest, "continued from a snapshot")
        }
    }

    /// What the node finds wrong with itself.
    private func verified(_ node: SimulatedNode) async throws -> [String] {
        try await NodeReader(path: node.path).verify().value.violations.map(\.description)
    }

    private func compare(
        _ tables: [NodeDigest.Table],
        _ other: SimulatedNode,
        _ how: String
    ) throws -> [String] {
        let again = try NodeDigest(path: other.path).tables()
        return zip(tables, again).filter { $0 != $1 }.map { first, second in
            "table \(first.name) differs when the log is \(how): \(first.rows) rows against"
                + " \(second.rows)"
        }
    }
}
