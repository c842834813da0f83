import CRabbitMQ

/// The only place that reads the library's kinds of answer.
extension Session {
    /// Turns anything but success into a fault of `operation`.
    func check(_ status: Int32, _ operation: String) throws(AMQPFault) {
        guard status != AMQP_STATUS_OK.rawValue else { return }
        throw fault(operation, status)
    }

    /// Turns anything but a normal reply into a fault of `operation`.
    func check(_ reply: amqp_rpc_reply_t, _ operation: String) throws(AMQPFault) {
        switch reply.reply_type {
        case AMQP_RESPONSE_NORMAL:
            return
        case AMQP_RESPONSE_SERVER_EXCEPTION:
            throw serverFault(operation, reply.reply)
        default:
            throw fault(operation, reply.library_error)
        }
    }

    /// The fault behind a status of the library.
    func fault(_ operation: String, _ status: Int32) -> AMQPFault {
        AMQPFault(operation, .status(code: status, text: AMQPStatus.text(status)))
    }

    /// The fault behind a channel.close or connection.close, which is answered.
    func serverFault(_ operation: String, _ method: amqp_method_t) -> AMQPFault {
        switch (method.id, method.decoded) {
        case (AMQP_CHANNEL_CLOSE_METHOD, let decoded?):
            let close = decoded.assumingMemoryBound(to: amqp_channel_close_t.self).pointee
            let text = String(close.reply_text)
            channelWasClosed()
            return AMQPFault(operation, .channelClosed(code: Int(close.reply_code), text: text))
        case (AMQP_CONNECTION_CLOSE_METHOD, let decoded?):
            let close = decoded.assumingMemoryBound(to: amqp_connection_close_t.self).pointee
            let text = String(close.reply_text)
            var answer = amqp_connection_close_ok_t()
            amqp_send_method(connection, 0, AMQP_CONNECTION_CLOSE_OK_METHOD, &answer)
            return AMQPFault(
                operation,
                .connectionClosed(code: Int(close.reply_code), text: text)
            )
        default:
            let text = "an answer that makes no sense: method \(method.id)"
            return AMQPFault(operation, .status(code: -1, text: text))
        }
    }
}
