import Contracts
import EventLog

/// A message on its way to an exchange.
struct OutgoingMessage {
    var exchange: String
    var routingKey: String
    var contentType: String
    var messageId: String?
    var correlationId: String?
    var replyTo: String?
    var headers: [String: String]
    var body: [UInt8]
    var isMandatory: Bool

    /// A message for the log; one that reaches no queue would be lost, so it must not.
    init(_ message: LogMessage, exchange: String) {
        self.exchange = exchange
        routingKey = message.routingKey
        contentType = message.contentType
        correlationId = message.correlationId
        replyTo = message.replyTo
        headers = message.headers
        body = message.body
        isMandatory = true
    }

    /// An output of the outbox.
    init(_ publication: Publication) {
        exchange = publication.exchange
        routingKey = publication.routingKey
        contentType = "application/cloudevents+json"
        messageId = publication.messageId
        correlationId = publication.correlationId
        headers = [:]
        body = publication.body
        isMandatory = publication.mandatory
    }

    /// Refuses what does not fit into the frames that carry it, before any of them is sent.
    func checkLimits() throws(AMQPFault) {
        try Self.checkShort(exchange, "exchange")
        try Self.checkShort(routingKey, "routing key")
        try Self.checkShort(contentType, "content type")
        try Self.checkShort(messageId, "message id")
        try Self.checkShort(correlationId, "correlation id")
        try Self.checkShort(replyTo, "reply-to")
        guard !headers.isEmpty else { return }
        var size = 0
        for (key, value) in headers {
            try Self.checkShort(key, "name of a header")
            size += key.utf8.count + value.utf8.count + 8
        }
        guard size > Self.headerBytes else { return }
        let text = "the headers are longer than \(Self.headerBytes) bytes"
        throw AMQPFault("publish", .unsendable(text: text))
    }

    /// All properties travel in one frame of 128 KiB, beside some short texts.
    private static let headerBytes = 120 << 10

    private static func checkShort(_ text: String?, _ name: String) throws(AMQPFault) {
        guard let text, text.utf8.count > 255 else { return }
        throw AMQPFault("publish", .unsendable(text: "the \(name) is longer than 255 bytes"))
    }
}
