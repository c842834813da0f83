/// Exchanges, queues and bindings as they should be on a broker.
package struct TopologyPlan: Sendable, Hashable {
    /// A value of an argument.
    package enum Argument: Sendable, Hashable {
        /// A text, for instance the type of a queue.
        case string(String)
        /// A number, for instance a limit in bytes.
        case integer(Int64)
    }

    /// A durable exchange.
    package struct Exchange: Sendable, Hashable {
        /// The name.
        package var name: String
        /// The type: `topic`, `fanout`, `direct` or `headers`.
        package var kind: String
        /// The arguments, for instance `alternate-exchange`.
        package var arguments: [String: Argument]

        /// Describes a durable exchange.
        package init(name: String, kind: String, arguments: [String: Argument] = [:]) {
            self.name = name
            self.kind = kind
            self.arguments = arguments
        }
    }

    /// A durable queue or stream.
    package struct Queue: Sendable, Hashable {
        /// The name.
        package var name: String
        /// The arguments, of which `x-queue-type` says whether it is a queue or a stream.
        package var arguments: [String: Argument]

        /// Describes a durable queue.
        package init(name: String, arguments: [String: Argument] = [:]) {
            self.name = name
            self.arguments = arguments
        }
    }

    /// What leads from an exchange to a queue.
    package struct Binding: Sendable, Hashable {
        /// The exchange that messages come from.
        package var exchange: String
        /// The queue that they go to.
        package var queue: String
        /// The routing key or pattern.
        package var routingKey: String
        /// The arguments, for bindings of a headers exchange.
        package var arguments: [String: Argument]

        /// Describes a binding.
        package init(
            exchange: String,
            queue: String,
            routingKey: String,
            arguments: [String: Argument] = [:]
        ) {
            self.exchange = exchange
            self.queue = queue
            self.routingKey = routingKey
            self.arguments = arguments
        }
    }

    /// The exchanges, in the order in which they are declared.
    package var exchanges: [Exchange]
    /// The queues and streams.
    package var queues: [Queue]
    /// The bindings, made last.
    package var bindings: [Binding]

    /// Makes a plan from its parts.
    package init(exchanges: [Exchange] = [], queues: [Queue] = [], bindings: [Binding] = []) {
        self.exchanges = exchanges
        self.queues = queues
        self.bindings = bindings
    }
}
