import CRabbitMQ
import Contracts

/// Puts messages together from the frames they come in: method, header, any number of bodies.
///
/// The frames of a message may trickle in; whatever has come so far waits here, so no read ever
/// waits for the rest. Texts and bytes are copied at once, since the library reuses its memory.
struct MessageAssembler {
    /// The greatest number of body bytes that is kept: the limit and one, so that whoever checks
    /// the size sees that it is over.
    static let keptBodyBytes = 1_048_576 + 1

    private enum Kind {
        case delivery(tag: UInt64, routingKey: String)
        case returned(reason: String, exchange: String, routingKey: String)
    }

    private var kind: Kind?
    private var properties = Properties()
    private var body: [UInt8] = []
    private var missing: UInt64 = 0
    /// The content type that came last; nearly all messages have the same one.
    private var contentType = (bytes: [UInt8](), text: "")

    /// Starts a message that a consumer gets.
    mutating func begin(_ method: amqp_basic_deliver_t) {
        kind = .delivery(tag: method.delivery_tag, routingKey: String(method.routing_key))
    }

    /// Starts a message that comes back to its publisher.
    mutating func begin(_ method: amqp_basic_return_t) {
        kind = .returned(
            reason: "\(method.reply_code) \(String(method.reply_text))",
            exchange: String(method.exchange),
            routingKey: String(method.routing_key)
        )
    }

    /// Takes the header in and returns the message if it has no body.
    mutating func header(_ header: amqp_basic_properties_t, bodyBytes: UInt64) -> Incoming? {
        properties = Properties(header, &contentType)
        missing = bodyBytes
        body = []
        return bodyBytes == 0 ? finish() : nil
    }

    /// Takes a part of the body in and returns the message when it is complete.
    mutating func body(_ part: UnsafeRawBufferPointer) -> Incoming? {
        missing -= min(UInt64(part.count), missing)
        if body.isEmpty, missing == 0 {
            body = Array(part.prefix(Self.keptBodyBytes))
        } else {
            let room = Self.keptBodyBytes - body.count
            if body.isEmpty { body.reserveCapacity(min(Int(clamping: missing) + part.count, room)) }
            body.append(contentsOf: part.prefix(room))
        }
        return missing == 0 ? finish() : nil
    }

    private mutating func finish() -> Incoming? {
        defer {
            kind = nil
            body = []
        }
        switch kind {
        case nil:
            return nil
        case .returned(let reason, let exchange, let routingKey):
            return .returned(
                ReturnedMessage(
                    reason: reason,
                    exchange: exchange,
                    routingKey: routingKey,
                    messageId: properties.messageId
                )
            )
        case .delivery(let tag, let routingKey):
            let message = LogMessage(
                routingKey: routingKey,
                contentType: properties.contentType,
                headers: properties.headers,
                correlationId: properties.correlationId,
                replyTo: properties.replyTo,
                body: body
            )
            return .delivery(Delivery(tag: tag, offset: properties.offset, message: message))
        }
    }
}

extension MessageAssembler {
    /// The properties that are kept of a message.
    private struct Properties {
        var contentType = ""
        var correlationId: String?
        var replyTo: String?
        var messageId = ""
        var headers: [String: String] = [:]
        var offset: Int64?

        init() {}

        init(_ source: amqp_basic_properties_t, _ last: inout (bytes: [UInt8], text: String)) {
            let flags = source._flags
            if flags & UInt32(AMQP_BASIC_CONTENT_TYPE_FLAG) != 0 {
                let bytes = UnsafeRawBufferPointer(source.content_type)
                if !bytes.elementsEqual(last.bytes) {
                    last = (Array(bytes), String(decoding: bytes, as: UTF8.self))
                }
                contentType = last.text
            }
            if flags & UInt32(AMQP_BASIC_CORRELATION_ID_FLAG) != 0 {
                correlationId = String(source.correlation_id)
            }
            if flags & UInt32(AMQP_BASIC_REPLY_TO_FLAG) != 0 {
                replyTo = String(source.reply_to)
            }
            if flags & UInt32(AMQP_BASIC_MESSAGE_ID_FLAG) != 0 {
                messageId = String(source.message_id)
            }
            if flags & UInt32(AMQP_BASIC_HEADERS_FLAG) != 0 {
                read(source.headers)
            }
        }

        /// Keeps headers whose value is a text; the stream's own tells the offset.
        private mutating func read(_ table: amqp_table_t) {
            for entry in UnsafeBufferPointer(start: table.entries, count: Int(table.num_entries)) {
                switch UInt32(entry.value.kind) {
                case AMQP_FIELD_KIND_UTF8.rawValue, AMQP_FIELD_KIND_BYTES.rawValue:
                    headers[String(entry.key)] = String(entry.value.value.bytes)
                case AMQP_FIELD_KIND_I64.rawValue:
                    if UnsafeRawBufferPointer(entry.key).elementsEqual(Self.offsetHeader) {
                        offset = entry.value.value.i64
                    }
                default:
                    break
                }
            }
        }

        private static let offsetHeader = Array("x-stream-offset".utf8)
    }
}
