/// One output or verdict in the outbox.
///
/// Source: design, "Storage".
package struct OutboxRow: Sendable, Hashable {
    /// 1, 2, 3… over the whole node, gapless.
    package var feed: Int64
    /// The output's id, or `r-<position>` for a verdict.
    package var id: String
    /// The company or `platform`; empty for a verdict that is no output.
    package var partition: String
    /// The CloudEvents type.
    package var type: String
    /// The routing key on `headroom.out`; empty for a verdict that is no output.
    package var routingKey: String
    /// The queue that awaits this as a verdict.
    package var replyTo: String?
    /// The correlation id that the asker gave.
    package var correlation: String?
    /// The CloudEvent.
    package var body: [UInt8]

    /// Makes a row from its parts.
    package init(
        feed: Int64,
        id: String,
        partition: String,
        type: String,
        routingKey: String,
        replyTo: String?,
        correlation: String?,
        body: [UInt8]
    ) {
        self.feed = feed
        self.id = id
        self.partition = partition
        self.type = type
        self.routingKey = routingKey
        self.replyTo = replyTo
        self.correlation = correlation
        self.body = body
    }

    static let columns = "feed, id, partition, type, routing_key, reply_to, correlation, body"

    init(_ columns: inout Columns) {
        feed = columns.int()
        id = columns.text()
        partition = columns.text()
        type = columns.text()
        routingKey = columns.text()
        replyTo = columns.optionalText()
        correlation = columns.optionalText()
        body = columns.bytes()
    }
}
