import BrokerSupport
import Contracts

@testable import AMQP

/// Reads a consumer's queue until something has come, with a client of ours.
struct OutputQueue {
    private let connection: ConsumerConnection
    private(set) var inbox: Inbox

    init(_ queue: ConsumerQueue, at place: BrokerPlace) async throws {
        connection = ConsumerConnection(
            try AMQPConfiguration(url: place.ownerURL),
            purpose: "e2e",
            prefetch: 1_000
        )
        inbox = Inbox(seesEverything: queue == .reportingMetrics)
        try await connection.open { session throws(AMQPFault) in
            try session.consume(queue.rawValue, prefetch: 1_000)
        }
    }

    /// Takes messages until `isDone`; false when nothing came for a while.
    mutating func read(
        patience: Duration = .seconds(60),
        until isDone: (Inbox) -> Bool
    ) async throws -> Bool {
        while !isDone(inbox) {
            let deliveries = try await connection.next(maximum: 500, until: .now + patience)
            guard !deliveries.isEmpty else { return false }
            for delivery in deliveries { inbox.take(delivery.message.body) }
        }
        return true
    }

    /// Ends the connection.
    func close() async { await connection.close() }
}
