import BrokerSupport
import Contracts
import Storage

@testable import AMQP

/// Reads a consumer's queue until something has come, with a client of ours.
struct OutputQueue: Sendable {
    private let connection: ConsumerConnection
    private(set) var inbox: Inbox

    init(
        _ queue: ConsumerQueue,
        at place: BrokerPlace,
        waitsAtGaps: Bool = false
    ) async throws {
        connection = ConsumerConnection(
            try AMQPConfiguration(url: place.ownerURL),
            purpose: "e2e",
            prefetch: 1_000
        )
        inbox = Inbox(
            seesEverything: queue == .reportingMetrics,
            waitsAtGaps: waitsAtGaps
        )
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

    /// Takes everything that a stopped node has had confirmed, and what else is there.
    mutating func readAll(from node: ServingNode) async throws {
        let confirmed = try await node.status().value.confirmedFeed
        let due = try Rebuilt.outputs(node.database).filter { $0.feed <= confirmed }.map(\.id)
        _ = try await read { inbox in
            inbox.outputs.count >= due.count && due.allSatisfy { inbox.has($0) }
        }
        _ = try await read(patience: .seconds(1)) { _ in false }
    }

    /// Ends the connection.
    func close() async { await connection.close() }
}
