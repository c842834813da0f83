import Contracts
import Engine
import Storage

/// The course of one run: turns of any size, faults at any step, and a relay in between.
struct SimulationCourse {
    let awakeCampaigns: Int
    private(set) var relay: SimulatedRelay
    /// The files between two turns, to go on from.
    private(set) var snapshot: String?
    private let records: [Record]
    private let options: SimulationOptions
    private let snapshotAt: Int
    private var random: SeededRandom
    private var troubles = 0
    private var tried = 0
    private var reported: Int64 = 0

    init(_ history: History, _ records: [Record], _ options: SimulationOptions) {
        self.records = records
        self.options = options
        random = SeededRandom(seed: history.seed, stream: 1)
        relay = SimulatedRelay(manner: options.relay)
        awakeCampaigns = random.pick([1, 2, 100]) ?? 100
        snapshotAt = random.int(0...max(0, records.count - 1))
    }

    mutating func run(_ node: SimulatedNode, _ outcome: inout SimulationOutcome) async throws {
        while await node.engine.progress.position < records.count {
            guard tried < 20 * records.count else {
                outcome.violations.append("the log is never folded to its end")
                return
            }
            switch random.int(1...20) {
            case 1: try await node.start()
            case 2:
                try await node.engine.maintain(isIdle: random.chance(50), keptOutputs: .max / 2)
            case 3...6:
                _ = try await relay.pump(
                    node.engine,
                    node.reader,
                    isReliable: false,
                    &random
                )
            default: try await turn(node, &outcome)
            }
            let position = await node.engine.progress.position
            if snapshot == nil, position >= snapshotAt {
                snapshot = try node.snapshot(to: "snapshot")
            }
        }
        await relay.restart(node.engine)
        while try await relay.pump(node.engine, node.reader, isReliable: true, &random) > 0 {}
        try await node.engine.maintain(isIdle: true, keptOutputs: .max / 2)
    }

    private mutating func turn(
        _ node: SimulatedNode,
        _ outcome: inout SimulationOutcome
    ) async throws {
        tried += 1
        let position = Int(await node.engine.progress.position)
        let size = random.chance(50) ? random.int(1...4) : random.int(5...30)
        // What was folded before may be read again.
        let start = max(0, position - random.int(0...2))
        let batch = Array(records[start..<min(position + size, records.count)])
        var step: TurnBreaker.Step?
        if troubles < 8, random.chance(30) { step = random.pick(TurnBreaker.Step.allCases) }
        let isDeath = random.chance(70)
        let skips = step == .folding ? random.int(0...size - 1) : 0
        do {
            let report = try await node.turn(batch, breaking: step, skips: skips, isDeath: isDeath)
            outcome.turns += 1
            if report.position != Int64(min(position + size, records.count)) {
                outcome.violations.append("a turn ended at \(report.position)")
            }
            reported = report.position
        } catch is TurnBreaker.Death {
            troubles += 1
            outcome.deaths += 1
            await relay.restart(node.engine)
        } catch let fault as StorageFault where fault.isOfTheWorld {
            troubles += 1
            outcome.faults += 1
        }
        if await node.engine.progress.position < reported {
            outcome.violations.append("position \(reported) was reported and is gone")
        }
        guard let tamper = options.tamper else { return }
        try tamper(node.path, tried)
        try await node.start()
        await relay.restart(node.engine)
    }
}
