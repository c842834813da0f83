/// One message as it travels: what a producer appends to the log and what the log hands back.
///
/// It carries the AMQP properties that the CloudEvents binding needs and nothing else, so the
/// embedded log and a stream of a broker hold the same thing.
package struct LogMessage: Sendable, Hashable {
    /// The routing key on `headroom.in`, at most 255 bytes.
    package var routingKey: String
    /// The media type of `body`; `application/cloudevents+json` marks structured mode.
    package var contentType: String
    /// The string-valued headers; in binary mode they hold `cloudEvents:` attributes.
    package var headers: [String: String]
    /// The AMQP `correlation-id` property, returned unchanged with the verdict.
    package var correlationId: String?
    /// The AMQP `reply-to` property: the queue that waits for the verdict.
    package var replyTo: String?
    /// The bytes of the message, never interpreted by a log.
    package var body: [UInt8]

    /// Makes a message from its parts; no part is checked here.
    package init(
        routingKey: String,
        contentType: String,
        headers: [String: String] = [:],
        correlationId: String? = nil,
        replyTo: String? = nil,
        body: [UInt8]
    ) {
        self.routingKey = routingKey
        self.contentType = contentType
        self.headers = headers
        self.correlationId = correlationId
        self.replyTo = replyTo
        self.body = body
    }
}
