import Contracts
import EventLog
import Synchronization

/// A producer that keeps its promises: what it began to publish it publishes until it is confirmed.
struct Producer: Sendable {
    let log: any EventLog

    /// Publishes, again and again while the log is away; the ids make repetitions harmless.
    func publish(_ messages: [LogMessage]) async throws {
        while true {
            do throws(LogFault) {
                return try await log.append(messages)
            } catch {
                guard error.isRetriable, !Task.isCancelled else { throw error }
                try await Interlude.pass(.milliseconds(100))
            }
        }
    }

    /// Publishes traffic at a pace until it is told to stop; returns the traffic as it is then.
    func play(
        _ traffic: Traffic,
        batch: ClosedRange<Int>,
        pause: Duration,
        until stop: StopSign
    ) async throws -> Traffic {
        var traffic = traffic
        var random = SplitMix(seed: 0)
        while !stop.isRaised, !Task.isCancelled {
            try await publish(traffic.batch(.random(in: batch, using: &random)))
            try await Interlude.pass(pause)
        }
        return traffic
    }
}
