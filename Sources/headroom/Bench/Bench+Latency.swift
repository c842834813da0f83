import AMQP
import Contracts
import Domain
import Engine
import EventLog
import Storage

/// From an event published to its alert in a subscriber's hands.
extension Bench {
    /// Events a second.
    private static let rate = 1000
    /// Seats of a campaign: three in ten facts cross a threshold.
    private static let seats = 10

    /// Publishes at a steady pace and notes when each alert arrives.
    ///
    /// An alert that has arrived was confirmed before or at the same time, so the figure is no
    /// better than what the target asks for.
    func latency() async throws -> BenchResult {
        let count = max(1, events / Self.seats)
        let stage = try await stage("latency", campaigns: count, seats: Int64(Self.seats))
        let runner = try await stage.runner()
        let arrivals = try await Arrivals(stage: stage)
        let published = try await withThrowingTaskGroup(of: [String: Moment].self) { group in
            group.addTask {
                try await runner.run()
                return [:]
            }
            group.addTask {
                await arrivals.listen()
                return [:]
            }
            group.addTask { try await publish(stage, runner, campaigns: count) }
            var published: [String: Moment] = [:]
            while published.isEmpty, let next = try await group.next() { published = next }
            group.cancelAll()
            return published
        }
        let waits = arrivals.all().compactMap { arrival in
            published[arrival.cause].map { Self.milliseconds(arrival.at - $0) }
        }.sorted()
        await stage.close()
        guard !waits.isEmpty else { throw CommandFault(.broken, "no alert arrived") }
        let p99 = waits[min(waits.count - 1, waits.count * 99 / 100)]
        return BenchResult(
            scenario: .latency,
            value: p99,
            unit: "ms p99",
            target: 10,
            isSmallerBetter: true,
            remark: "\(waits.count) alerts, median \(Int(waits[waits.count / 2] * 1000)) µs"
                + ", worst \(Int(waits[waits.count - 1])) ms"
        )
    }

    private typealias Moment = ContinuousClock.Instant

    /// Publishes at the pace and returns when the last alert has had time to arrive.
    ///
    /// Ten facts in a row go to one campaign, so that thresholds are crossed all the time.
    private func publish(
        _ stage: BenchStage,
        _ runner: NodeRunner,
        campaigns count: Int
    ) async throws -> [String: Moment] {
        var published: [String: Moment] = [:]
        let clock = ContinuousClock()
        let start = clock.now
        for number in 0..<events {
            let due = start + .microseconds(number * 1_000_000 / Self.rate)
            if clock.now < due { try await clock.sleep(until: due, tolerance: .zero) }
            let event = number / Self.seats + number % Self.seats * count
            published[BenchData.id(event)] = clock.now
            try await stage.log.append([stage.data.created(event)])
        }
        let end = try await stage.log.lastPosition()
        await runner.folded.wait(beyond: end - 1)
        await runner.confirmed.wait(beyond: runner.written.value - 1)
        try await clock.sleep(for: .milliseconds(500))
        return published
    }

    private static func milliseconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) * 1000
            + Double(duration.components.attoseconds) / 1e15
    }
}
