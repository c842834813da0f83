import AMQP
import Contracts
import Engine
import Storage
import Synchronization

/// Notes when alerts arrive at a subscriber: on the broker, or reading the embedded outbox.
final class Arrivals: Sendable {
    /// One alert: the event that caused it, and when it came.
    struct Arrival: Sendable {
        let cause: String
        let at: ContinuousClock.Instant
    }

    private let tail: AMQPTail?
    private let database: String
    private let noted = Mutex<[Arrival]>([])

    /// Subscribes to the alerts of a node.
    init(stage: BenchStage) async throws {
        database = stage.database
        guard let broker = stage.broker else {
            tail = nil
            return
        }
        tail = try await AMQPTail(
            configuration: broker,
            exchange: Routes.outputExchange,
            pattern: "\(OutputType.capacityThresholdCrossed.rawValue).#"
        )
    }

    /// All alerts so far.
    func all() -> [Arrival] { noted.withLock { $0 } }

    /// Listens until the task is cancelled.
    func listen() async {
        if let tail {
            while !Task.isCancelled {
                guard let messages = try? await tail.next(maximum: 512, patience: .seconds(1))
                else { return }
                let now = ContinuousClock.now
                for message in messages { note(message.body, now) }
            }
            await tail.close()
        } else {
            await poll()
        }
    }

    private func poll() async {
        guard let reader = try? OutboxReader(path: database) else { return }
        var feed: Int64 = 0
        while !Task.isCancelled {
            let rows = (try? reader.rows(behind: feed, limit: 1000)) ?? []
            let now = ContinuousClock.now
            feed = rows.last?.feed ?? feed
            for row in rows where row.type == OutputType.capacityThresholdCrossed.rawValue {
                note(row.body, now)
            }
            if rows.isEmpty { try? await Task.sleep(for: .milliseconds(1)) }
        }
    }

    private func note(_ body: [UInt8], _ now: ContinuousClock.Instant) {
        guard let event = (try? JSONParser.parse(body))?.object,
            let cause = event["causationid"]?.string
        else { return }
        noted.withLock { $0.append(Arrival(cause: cause, at: now)) }
    }
}
