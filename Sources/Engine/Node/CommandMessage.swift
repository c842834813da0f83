package import Contracts

/// Makes the records by which commands enter the log.
///
/// Source: domain §1.1, §21.3.
package enum CommandMessage {
    /// A command of a principal; `key` is its idempotency key and becomes the event's id.
    package static func make(
        _ name: CommandName,
        key: String,
        partition: String,
        principal: Principal,
        data: JSONObject
    ) -> LogMessage {
        var writer = JSONWriter(capacity: 512)
        writer.object { writer in
            writer.field("specversion", "1.0")
            writer.field("id", key)
            writer.field("source", "urn:headroom:api:\(principal.id)")
            writer.field("type", name.type)
            writer.field("partitionkey", partition)
            writer.field("principalid", principal.id)
            writer.field("principalrole", principal.role.rawValue)
            writer.field("principalcompanies", principal.companies.joined(separator: ","))
            writer.field("datacontenttype", "application/json")
            writer.field("data", .object(data))
        }
        return LogMessage(
            routingKey: "\(name.routingName).\(partition)",
            contentType: CloudEventDecoder.structuredContentType,
            body: writer.bytes
        )
    }
}
