import AMQP
import Contracts
import Domain
import Engine
import EventLog
import Logging
import Storage

/// Runs the scenarios: sets up, measures from a standing start, and checks what came out.
struct Bench {
    /// Where.
    let place: BenchPlace
    /// How many events.
    let events: Int
    /// How many campaigns.
    let campaigns: Int
    /// Whether the C reference is run too.
    let wantsReference: Bool
    /// For trouble.
    let logger: Logger
    /// Whether progress is kept to itself.
    let isQuiet: Bool

    /// Runs one scenario.
    func run(_ scenario: BenchScenario) async throws -> BenchResult {
        switch scenario {
        case .throughput: try await throughput()
        case .decisions: try await decisions()
        case .latency: try await latency()
        case .rebuild: try await rebuild()
        }
    }

    private func throughput() async throws -> BenchResult {
        let stage = try await stage("throughput", campaigns: campaigns, seats: 1_000_000)
        try await load(stage) { stage.data.created($0) }
        let before = await stage.engine.progress
        let seconds = try await drain(stage)
        let after = await stage.engine.progress
        let handled = Double(after.position - before.position + after.feed - before.feed)
        await stage.close()
        var result = BenchResult(
            scenario: .throughput,
            value: handled / seconds,
            unit: "messages/s",
            target: 1.0,
            isTargetRatio: true,
            remark: "\(after.position - before.position) records, "
                + "\(after.feed - before.feed) outputs confirmed"
        )
        if wantsReference {
            result.reference = try await PipelineReference(place: place, events: events).run()
        }
        return result
    }

    private func decisions() async throws -> BenchResult {
        let seats = Int64(events) * 10 / 22
        let stage = try await stage("decisions", campaigns: 1, seats: max(1, seats))
        try await load(stage) { stage.data.requested($0) }
        let seconds = try await drain(stage)
        let reader = try NodeReader(path: stage.database)
        let shown = try await reader.campaign("campaign-0").value?.capacity
        await stage.close()
        guard let capacity = shown, capacity.used <= capacity.room.cap, capacity.used > 0 else {
            throw CommandFault(.refused, "the hot campaign is over its cap: that must not be")
        }
        return BenchResult(
            scenario: .decisions,
            value: Double(events) / seconds,
            unit: "decisions/s",
            target: 5000,
            remark: "\(capacity.used) accepted, cap \(capacity.room.cap), \(capacity.waiting) wait"
        )
    }

    private func rebuild() async throws -> BenchResult {
        let stage = try await stage("rebuild", campaigns: campaigns, seats: 1_000_000)
        try await load(stage) { stage.data.created($0) }
        let start = ContinuousClock.now
        let rebuilt = try await Rebuild(
            log: stage.log,
            database: stage.database,
            isQuiet: isQuiet
        ).run()
        let seconds = Self.seconds(since: start)
        await stage.close()
        return BenchResult(
            scenario: .rebuild,
            value: Double(rebuilt.records) / seconds,
            unit: "records/s",
            target: 20_000,
            remark: "\(rebuilt.records) records, \(rebuilt.outputs) outputs"
        )
    }

    /// A log and an engine with the companies and campaigns of a scenario in place.
    func stage(_ name: String, campaigns: Int, seats: Int64) async throws -> BenchStage {
        let data = BenchData(
            campaigns: campaigns,
            seats: seats,
            now: Instant(ms: WallClock.nowMs())
        )
        let stage = try await BenchStage(place: place, name: name, data: data, logger: logger)
        var rest = data.commands()[...]
        while !rest.isEmpty {
            try await stage.log.append(Array(rest.prefix(1000)))
            rest = rest.dropFirst(1000)
        }
        _ = try await drain(stage)
        return stage
    }

    /// Appends the events while the node stands still.
    private func load(_ stage: BenchStage, _ make: (Int) -> LogMessage) async throws {
        var progress = Progress(label: "loading", total: Int64(events), isQuiet: isQuiet)
        for start in stride(from: 0, to: events, by: 2000) {
            let end = min(events, start + 2000)
            try await stage.log.append((start..<end).map(make))
            progress.reached(Int64(end))
        }
        progress.finish()
    }

    /// Lets the node run until everything in the log is folded and every output is confirmed.
    private func drain(_ stage: BenchStage) async throws -> Double {
        let end = try await stage.log.lastPosition()
        let runner = try await stage.runner()
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await runner.run() }
            group.addTask {
                await runner.folded.wait(beyond: end - 1)
                await runner.confirmed.wait(beyond: runner.written.value - 1)
            }
            try await group.next()
            group.cancelAll()
        }
        return Self.seconds(since: start)
    }

    /// The seconds since an instant.
    static func seconds(since start: ContinuousClock.Instant) -> Double {
        let took = (ContinuousClock.now - start).components
        return Double(took.seconds) + Double(took.attoseconds) / 1e18
    }
}
