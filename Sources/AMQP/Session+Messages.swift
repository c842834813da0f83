import CRabbitMQ
import Glibc

/// Messages in both directions; nothing here waits for the broker.
extension Session {
    /// Reads the next thing the broker said, nil when there is nothing more for now.
    ///
    /// Also sends and checks heartbeats, which the library does in here only. The frame-wise
    /// reading is on purpose: the library's own reading of whole messages waits without limit
    /// for the rest of one, and loses confirms that come in between.
    func receive() throws(AMQPFault) -> Incoming? {
        var atOnce = timeval()
        while true {
            var frame = amqp_frame_t()
            let status = amqp_simple_wait_frame_noblock(connection, &frame, &atOnce)
            if status == AMQP_STATUS_TIMEOUT.rawValue {
                amqp_maybe_release_buffers(connection)
                return nil
            }
            try check(status, "receive")
            let incoming = try take(frame)
            amqp_maybe_release_buffers_on_channel(connection, frame.channel)
            if let incoming { return incoming }
        }
    }

    /// Hands a message to the broker, persistent.
    ///
    /// May block while the broker does not read; check `hasRoomToSend` before, and the message's
    /// own limits, because a frame that cannot be made leaves half a message on the line. The
    /// frames are sent one by one because the library's own publishing waits without end for
    /// something to read when the other side has been silent for too long.
    func publish(_ message: OutgoingMessage) throws(AMQPFault) {
        recycle_amqp_pool(&outgoing)
        var properties = amqp_basic_properties_t()
        properties._flags = UInt32(AMQP_BASIC_DELIVERY_MODE_FLAG | AMQP_BASIC_CONTENT_TYPE_FLAG)
        properties.delivery_mode = UInt8(AMQP_DELIVERY_PERSISTENT.rawValue)
        properties.content_type = bytes(message.contentType)
        if let messageId = message.messageId {
            properties._flags |= UInt32(AMQP_BASIC_MESSAGE_ID_FLAG)
            properties.message_id = bytes(messageId)
        }
        if let correlationId = message.correlationId {
            properties._flags |= UInt32(AMQP_BASIC_CORRELATION_ID_FLAG)
            properties.correlation_id = bytes(correlationId)
        }
        if let replyTo = message.replyTo {
            properties._flags |= UInt32(AMQP_BASIC_REPLY_TO_FLAG)
            properties.reply_to = bytes(replyTo)
        }
        if !message.headers.isEmpty {
            properties._flags |= UInt32(AMQP_BASIC_HEADERS_FLAG)
            properties.headers = table(message.headers.map { ($0.key, .string($0.value)) })
        }
        var method = amqp_basic_publish_t()
        method.exchange = bytes(message.exchange)
        method.routing_key = bytes(message.routingKey)
        method.mandatory = message.isMandatory ? 1 : 0
        let status = amqp_send_method(connection, channel, AMQP_BASIC_PUBLISH_METHOD, &method)
        try check(status, "publish")
        try send(&properties, bodyBytes: message.body.count)
        try send(message.body)
    }

    /// Holds back what is published in `body` until it fills segments of the network, and sends
    /// the rest at the end.
    func inBurst(_ body: () throws(AMQPFault) -> Void) throws(AMQPFault) {
        _ = crabbitmq_set_cork(descriptor, 1)
        try body()
        _ = crabbitmq_set_cork(descriptor, 0)
    }

    /// Whether the socket takes at least a third of its buffer without blocking.
    var hasRoomToSend: Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&entry, 1, 0) > 0
    }

    /// Acknowledges all deliveries up to this one.
    func acknowledge(through tag: UInt64) throws(AMQPFault) {
        try check(amqp_basic_ack(connection, channel, tag, 1), "acknowledge")
    }

    private func send(
        _ properties: inout amqp_basic_properties_t,
        bodyBytes: Int
    ) throws(AMQPFault) {
        var frame = amqp_frame_t()
        frame.frame_type = UInt8(AMQP_FRAME_HEADER)
        frame.channel = channel
        frame.payload.properties.class_id = UInt16(AMQP_BASIC_CLASS)
        frame.payload.properties.body_size = UInt64(bodyBytes)
        let status = withUnsafeMutablePointer(to: &properties) { pointer in
            frame.payload.properties.decoded = UnsafeMutableRawPointer(pointer)
            return amqp_send_frame(connection, &frame)
        }
        try check(status, "publish")
    }

    private func send(_ body: [UInt8]) throws(AMQPFault) {
        var frame = amqp_frame_t()
        frame.frame_type = UInt8(AMQP_FRAME_BODY)
        frame.channel = channel
        let most = frameMax - Self.frameOverhead
        let status = body.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(rebasing: rest.prefix(most))
                // The library only reads the body; its type does not say so.
                let start = UnsafeMutableRawPointer(mutating: part.baseAddress)
                frame.payload.body_fragment = amqp_bytes_t(len: part.count, bytes: start)
                let status = amqp_send_frame(connection, &frame)
                guard status == AMQP_STATUS_OK.rawValue else { return status }
                rest = rest.dropFirst(most)
            }
            return AMQP_STATUS_OK.rawValue
        }
        try check(status, "publish")
    }

    /// The bytes of a frame that are not payload: type, channel, length and end.
    private static let frameOverhead = 8

    private func take(_ frame: amqp_frame_t) throws(AMQPFault) -> Incoming? {
        switch Int32(frame.frame_type) {
        case AMQP_FRAME_METHOD:
            return try take(frame.payload.method)
        case AMQP_FRAME_HEADER:
            guard let decoded = frame.payload.properties.decoded else { return nil }
            let header = decoded.assumingMemoryBound(to: amqp_basic_properties_t.self).pointee
            return assembler.header(header, bodyBytes: frame.payload.properties.body_size)
        case AMQP_FRAME_BODY:
            return assembler.body(UnsafeRawBufferPointer(frame.payload.body_fragment))
        default:
            return nil
        }
    }

    private func take(_ method: amqp_method_t) throws(AMQPFault) -> Incoming? {
        guard let decoded = method.decoded else { return nil }
        switch method.id {
        case AMQP_BASIC_DELIVER_METHOD:
            assembler.begin(decoded.assumingMemoryBound(to: amqp_basic_deliver_t.self).pointee)
        case AMQP_BASIC_RETURN_METHOD:
            assembler.begin(decoded.assumingMemoryBound(to: amqp_basic_return_t.self).pointee)
        case AMQP_BASIC_ACK_METHOD:
            let ack = decoded.assumingMemoryBound(to: amqp_basic_ack_t.self).pointee
            return .confirmed(tag: ack.delivery_tag, multiple: ack.multiple != 0)
        case AMQP_BASIC_NACK_METHOD:
            let nack = decoded.assumingMemoryBound(to: amqp_basic_nack_t.self).pointee
            return .notAccepted(tag: nack.delivery_tag, multiple: nack.multiple != 0)
        case AMQP_CONNECTION_BLOCKED_METHOD:
            let notice = decoded.assumingMemoryBound(to: amqp_connection_blocked_t.self).pointee
            return .blocked(reason: String(notice.reason))
        case AMQP_CONNECTION_UNBLOCKED_METHOD:
            return .unblocked
        case AMQP_BASIC_CANCEL_METHOD:
            let cancel = decoded.assumingMemoryBound(to: amqp_basic_cancel_t.self).pointee
            if cancel.nowait == 0 {
                var answer = amqp_basic_cancel_ok_t(consumer_tag: cancel.consumer_tag)
                amqp_send_method(connection, channel, AMQP_BASIC_CANCEL_OK_METHOD, &answer)
            }
            throw AMQPFault("consume", .consumerCancelled)
        case AMQP_CHANNEL_CLOSE_METHOD, AMQP_CONNECTION_CLOSE_METHOD:
            throw serverFault("receive", method)
        default:
            break
        }
        return nil
    }
}
