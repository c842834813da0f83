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
    /// Whether the hot campaign is held by quotas as well.
    var hasQuotas = false
    /// How many wait for the hot campaign all the time; 0 for a campaign that fills up.
    var waiting = 0
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
        case .rating: try await rating()
        case .report: try await report()
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
        try await stage(
            name,
            BenchData(campaigns: campaigns, seats: seats, now: Instant(ms: WallClock.nowMs()))
        )
    }

    /// A log and an engine with the companies and campaigns of some data in place.
    func stage(_ name: String, _ data: BenchData) async throws -> BenchStage {
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
    func load(
        _ stage: BenchStage,
        _ count: Int? = nil,
        _ make: (Int) -> LogMessage
    ) async throws {
        let count = count ?? events
        var progress = Progress(label: "loading", total: Int64(count), isQuiet: isQuiet)
        for start in stride(from: 0, to: count, by: 2000) {
            let end = min(count, start + 2000)
            try await stage.log.append((start..<end).map(make))
            progress.reached(Int64(end))
        }
        progress.finish()
    }

    /// Lets the node run until everything in the log is folded and every output is confirmed.
    func drain(_ stage: BenchStage) async throws -> Double {
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
