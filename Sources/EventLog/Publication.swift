/// One output on its way to a broker: the bytes are fixed before the first attempt.
package struct Publication: Sendable, Hashable {
    /// The place of the output in the node's outbox, 1, 2, 3… without gap.
    package let feed: Int64
    /// The exchange to publish to; empty for the default exchange, which verdicts use.
    package let exchange: String
    /// The routing key, or the reply queue for a verdict.
    package let routingKey: String
    /// The id of the output, stable over every attempt; the AMQP `message-id`.
    package let messageId: String
    /// The AMQP `correlation-id`, present on verdicts whose request carried one.
    package let correlationId: String?
    /// The CloudEvent in structured mode.
    package let body: [UInt8]
    /// Whether an unroutable message is a fault; false for verdicts, whose asker may be gone.
    package let mandatory: Bool

    /// Makes a publication from its parts.
    package init(
        feed: Int64,
        exchange: String,
        routingKey: String,
        messageId: String,
        correlationId: String?,
        body: [UInt8],
        mandatory: Bool
    ) {
        self.feed = feed
        self.exchange = exchange
        self.routingKey = routingKey
        self.messageId = messageId
        self.correlationId = correlationId
        self.body = body
        self.mandatory = mandatory
    }
}
