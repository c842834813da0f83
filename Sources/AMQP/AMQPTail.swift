package import Contracts

/// Shows what passes an exchange from now on, without taking it from anybody.
///
/// It reads a queue of its own, which ends with the connection and is bound while it lasts.
package final class AMQPTail: Sendable {
    private static let prefetch: UInt16 = 256

    private let connection: ConsumerConnection

    /// Connects and binds; from then on nothing that matches `pattern` is missed.
    package init(
        configuration: AMQPConfiguration,
        exchange: String = "headroom.out",
        pattern: String = "#"
    ) async throws(AMQPFault) {
        connection = ConsumerConnection(
            configuration,
            purpose: "headroom tail",
            prefetch: Self.prefetch
        )
        do throws(AMQPFault) {
            try await connection.open { session throws(AMQPFault) in
                let queue = try session.declarePrivateQueue()
                try session.bind(
                    TopologyPlan.Binding(exchange: exchange, queue: queue, routingKey: pattern)
                )
                try session.consume(queue, prefetch: Self.prefetch)
            }
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Waits for messages and returns up to `maximum`, oldest first; empty when none came in time.
    package func next(
        maximum: Int = 256,
        patience: Duration
    ) async throws(AMQPFault) -> [LogMessage] {
        try await connection.next(maximum: maximum, until: .now + patience).map(\.message)
    }

    /// Ends the connection and with it the queue; safe to call twice.
    package func close() async {
        await connection.close()
    }
}
