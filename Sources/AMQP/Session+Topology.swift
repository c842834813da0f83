import CRabbitMQ

/// Requests that wait for the broker's answer, bounded by the configured timeout.
extension Session {
    /// Puts the channel into confirm mode, in which every publication is answered.
    func selectConfirms() throws(AMQPFault) {
        amqp_confirm_select(connection, channel)
        try check(amqp_get_rpc_reply(connection), "select confirms")
    }

    /// Starts a consumer; the broker hands out at most `prefetch` unacknowledged messages.
    ///
    /// Without acknowledgements the prefetch has no meaning.
    func consume(
        _ queue: String,
        prefetch: UInt16,
        tag: String = "",
        acknowledges: Bool = true,
        arguments: [(String, Field)] = []
    ) throws(AMQPFault) {
        recycle_amqp_pool(&outgoing)
        amqp_basic_qos(connection, channel, 0, prefetch, 0)
        try check(amqp_get_rpc_reply(connection), "set prefetch")
        let silent: amqp_boolean_t = acknowledges ? 0 : 1
        amqp_basic_consume(
            connection,
            channel,
            bytes(queue),
            bytes(tag),
            0,
            silent,
            0,
            table(arguments)
        )
        try check(amqp_get_rpc_reply(connection), "consume \(queue)")
    }

    /// Ends a consumer; what it was handed before can still be received after the call.
    func cancelConsumer(_ tag: String) throws(AMQPFault) {
        recycle_amqp_pool(&outgoing)
        amqp_basic_cancel(connection, channel, bytes(tag))
        try check(amqp_get_rpc_reply(connection), "cancel consumer")
    }

    /// Declares an exchange or, passively, asks whether it exists.
    func declare(_ exchange: TopologyPlan.Exchange, passive: Bool) throws(AMQPFault) {
        recycle_amqp_pool(&outgoing)
        amqp_exchange_declare(
            connection,
            channel,
            bytes(exchange.name),
            bytes(exchange.kind),
            passive ? 1 : 0,
            1,
            0,
            0,
            table(fields(exchange.arguments))
        )
        try check(amqp_get_rpc_reply(connection), "declare exchange \(exchange.name)")
    }

    /// Declares a durable queue or stream or, passively, asks for it; returns how many messages
    /// the broker counts in it, a number that may lag some seconds behind.
    @discardableResult
    func declare(_ queue: TopologyPlan.Queue, passive: Bool) throws(AMQPFault) -> Int {
        try count(queue, passive: passive).messages
    }

    /// Asks for a queue; returns what waits in it and how many consumers it has.
    func count(
        _ queue: TopologyPlan.Queue,
        passive: Bool = true
    ) throws(AMQPFault) -> (messages: Int, consumers: Int) {
        recycle_amqp_pool(&outgoing)
        let answer = amqp_queue_declare(
            connection,
            channel,
            bytes(queue.name),
            passive ? 1 : 0,
            1,
            0,
            0,
            table(fields(queue.arguments))
        )
        try check(amqp_get_rpc_reply(connection), "declare queue \(queue.name)")
        let (messages, consumers) =
            (answer?.pointee.message_count ?? 0, answer?.pointee.consumer_count ?? 0)
        return (Int(messages), Int(consumers))
    }

    /// Declares a queue of this connection's own, which ends with it; returns its name.
    func declarePrivateQueue() throws(AMQPFault) -> String {
        let answer = amqp_queue_declare(
            connection,
            channel,
            amqp_empty_bytes,
            0,
            0,
            1,
            1,
            amqp_empty_table
        )
        try check(amqp_get_rpc_reply(connection), "declare a private queue")
        return answer.map { String($0.pointee.queue) } ?? ""
    }

    /// Binds a queue to an exchange; a binding that is there already stays as it is.
    func bind(_ binding: TopologyPlan.Binding) throws(AMQPFault) {
        recycle_amqp_pool(&outgoing)
        amqp_queue_bind(
            connection,
            channel,
            bytes(binding.queue),
            bytes(binding.exchange),
            bytes(binding.routingKey),
            table(fields(binding.arguments))
        )
        try check(
            amqp_get_rpc_reply(connection),
            "bind \(binding.queue) to \(binding.exchange)"
        )
    }

    private func fields(_ arguments: [String: TopologyPlan.Argument]) -> [(String, Field)] {
        arguments.map { key, argument in
            switch argument {
            case .string(let text): (key, .string(text))
            case .integer(let number): (key, .integer(number))
            }
        }
    }
}
