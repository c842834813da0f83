import AMQP
import BrokerSupport
import EventLog
import EventLogConformance

/// A log on a broker as the conformance checks want it: opening it again means new connections.
struct BrokerSubject: LogSubject {
    /// Keeps nothing but the segment that is being written, so that the rest has no inner border.
    private static let retention: [String: TopologyPlan.Argument] = [
        "x-max-length-bytes": .integer(1),
        "x-stream-max-segment-size-bytes": .integer(50_000),
    ]

    private let place: TestPlace

    /// Makes the log; one that is to be cut keeps little.
    init(isCut: Bool) async throws {
        place = try await TestPlace(
            plan: TestPlace.plan(stream: isCut ? Self.retention : [:])
        )
    }

    func open() async throws -> any EventLog {
        place.log()
    }

    func cutHistory(_ log: any EventLog) async throws -> Int64 {
        let batch = (0..<50).map { _ in TestPlace.message(String(repeating: "x", count: 1_000)) }
        for _ in 0..<3 { try await log.append(batch) }
        // The segment that is left may have been begun by the broker without a message yet.
        try await log.append([TestPlace.message("rest")])
        while true {
            try Task.checkCancellation()
            let first = try await place.firstPosition()
            // Retention works behind the appends; in the end less than a batch is left.
            if try await log.lastPosition() - first < 50 { return first }
        }
    }

    func dispose() async {}
}
