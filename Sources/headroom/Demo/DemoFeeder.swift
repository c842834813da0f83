import Contracts
import Domain
import Engine
import EventLog
import Logging
import ServiceLifecycle

/// Plays traffic on top of the demo data at a pace that people can follow.
struct DemoFeeder: Service {
    /// The log.
    let log: any EventLog
    /// The node, to learn when the data is folded.
    let runner: NodeRunner
    /// The position of the last record of the demo data.
    let loaded: Int64
    /// Events a second.
    let rate: Int
    /// How many events to play; nil for no end.
    let events: Int?
    /// For trouble.
    let logger: Logger

    /// Plays until shutdown, or until the wanted number of events is folded.
    func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await play()
        }
    }

    private func play() async throws {
        await runner.folded.wait(beyond: loaded - 1)
        var traffic = DemoTraffic(behind: runner.folded.value)
        let pause = Duration.milliseconds(1000 / max(1, min(rate, 1000)))
        var played = 0
        while !Task.isCancelled, events.map({ played < $0 }) ?? true {
            let event = traffic.next(at: Instant(ms: WallClock.nowMs()))
            if try await append(event) { played += 1 }
            try? await Task.sleep(for: pause)
        }
        guard !Task.isCancelled else { return }
        let end = try await log.lastPosition()
        await runner.folded.wait(beyond: end - 1)
        await runner.confirmed.wait(beyond: runner.written.value - 1)
    }

    /// Appends an event; false when the log is away for now.
    private func append(_ event: LogMessage) async throws -> Bool {
        do {
            try await log.append([event])
            return true
        } catch {
            guard error.isRetriable else { throw error }
            logger.warning("the log takes no events", metadata: ["reason": "\(error)"])
            return false
        }
    }
}
