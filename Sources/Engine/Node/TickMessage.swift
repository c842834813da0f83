package import Contracts
package import Domain

/// Makes the records by which time enters the log.
///
/// Source: domain §1.1, §21.2.
package enum TickMessage {
    /// A tick at an instant; the same instant gives the same id, so a repetition is harmless.
    package static func at(_ instant: Instant) -> LogMessage {
        var writer = JSONWriter(capacity: 256)
        writer.object { writer in
            writer.field("specversion", "1.0")
            writer.field("id", "tick-\(instant.ms)")
            writer.field("source", "urn:headroom:clock")
            writer.field("type", InputType.clockTicked.rawValue)
            writer.field("partitionkey", Routes.platform)
            writer.field("datacontenttype", "application/json")
            writer.key("data")
            writer.object { $0.field("at", instant) }
        }
        return LogMessage(
            routingKey: "\(InputType.clockTicked.routingName).\(Routes.platform)",
            contentType: CloudEventDecoder.structuredContentType,
            body: writer.bytes
        )
    }
}
