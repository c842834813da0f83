import AMQP
import Contracts

/// Exchanges, queues and bindings of Headroom on a broker.
///
/// The same as `topology/definitions.json`, which a test compares with this: either of them may
/// set a broker up, and the other then finds nothing to do.
enum HeadroomTopology {
    /// Everything, in the order in which it is declared.
    static var plan: TopologyPlan {
        TopologyPlan(exchanges: exchanges, queues: queues, bindings: bindings)
    }

    private static var exchanges: [TopologyPlan.Exchange] {
        let alternate: [String: TopologyPlan.Argument] = [
            "alternate-exchange": .string(Routes.unroutableExchange)
        ]
        return [
            .init(name: Routes.unroutableExchange, kind: "fanout"),
            .init(name: Routes.inputExchange, kind: "topic", arguments: alternate),
            .init(name: Routes.outputExchange, kind: "topic", arguments: alternate),
            .init(name: Routes.deadLetterExchange, kind: "direct"),
        ]
    }

    private static var queues: [TopologyPlan.Queue] {
        let keeping = [stream, quorum(Routes.unroutableQueue, length: 1_000_000)]
        let consumers = ConsumerQueue.allCases.map { queue in
            var declared = quorum(queue.rawValue, length: 1_000_000, deliveries: 20)
            declared.arguments["x-dead-letter-exchange"] = .string(Routes.deadLetterExchange)
            declared.arguments["x-dead-letter-routing-key"] = .string(queue.rawValue)
            declared.arguments["x-dead-letter-strategy"] = .string("at-least-once")
            return declared
        }
        return keeping + consumers
            + ConsumerQueue.allCases.map { quorum($0.deadLetterQueue, length: 100_000) }
    }

    private static var stream: TopologyPlan.Queue {
        .init(
            name: Routes.logStream,
            arguments: [
                "x-queue-type": .string("stream"), "x-initial-cluster-size": .integer(3),
                "x-max-age": .string("400D"), "x-max-length-bytes": .integer(200_000_000_000),
                "x-stream-max-segment-size-bytes": .integer(100_000_000),
            ]
        )
    }

    /// A queue that refuses rather than loses, and where 4.x would give up after 20 deliveries.
    private static func quorum(
        _ name: String,
        length: Int64,
        deliveries: Int64 = 1_000_000_000
    ) -> TopologyPlan.Queue {
        .init(
            name: name,
            arguments: [
                "x-queue-type": .string("quorum"), "x-quorum-initial-group-size": .integer(3),
                "x-queue-leader-locator": .string("balanced"),
                "x-delivery-limit": .integer(deliveries), "x-max-length": .integer(length),
                "x-overflow": .string("reject-publish"),
            ]
        )
    }

    private static var bindings: [TopologyPlan.Binding] {
        let first: [TopologyPlan.Binding] = [
            .init(exchange: Routes.inputExchange, queue: Routes.logStream, routingKey: "#"),
            .init(
                exchange: Routes.unroutableExchange,
                queue: Routes.unroutableQueue,
                routingKey: ""
            ),
        ]
        let outputs = ConsumerQueue.allCases.flatMap { queue in
            queue.bindings.map {
                TopologyPlan.Binding(
                    exchange: Routes.outputExchange,
                    queue: queue.rawValue,
                    routingKey: $0
                )
            }
        }
        let dead = ConsumerQueue.allCases.map {
            TopologyPlan.Binding(
                exchange: Routes.deadLetterExchange,
                queue: $0.deadLetterQueue,
                routingKey: $0.rawValue
            )
        }
        return first + outputs + dead
    }
}
