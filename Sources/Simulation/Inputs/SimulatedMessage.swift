package import Contracts
package import Domain

/// Makes messages the way producers, the API and the clock publish them.
package enum SimulatedMessage {
    /// A fact or a request of a source system, in structured mode.
    package static func event(
        _ type: InputType,
        company: String,
        id: String,
        time: Instant? = nil,
        data: JSONObject
    ) -> LogMessage {
        structured(
            type: type.rawValue,
            source: "urn:enrollment:\(company)",
            id: id,
            partition: company,
            time: time,
            data: data
        )
    }

    /// A command as the API publishes it for a principal.
    package static func command(
        _ name: CommandName,
        partition: String,
        id: String,
        by principal: Principal,
        data: JSONObject
    ) -> LogMessage {
        structured(
            type: name.type,
            source: "urn:headroom:api:\(principal.id)",
            id: id,
            partition: partition,
            time: nil,
            data: data,
            principal: principal
        )
    }

    /// A tick of the clock.
    package static func tick(at instant: Instant) -> LogMessage {
        structured(
            type: InputType.clockTicked.rawValue,
            source: "urn:headroom:clock",
            id: "tick-\(instant.ms)",
            partition: nil,
            time: nil,
            data: ["at": .string(instant.rfc3339)]
        )
    }

    /// A message of any type, with the routing key that belongs to it.
    package static func structured(
        type: String,
        source: String,
        id: String,
        partition: String?,
        time: Instant?,
        data: JSONObject,
        principal: Principal? = nil
    ) -> LogMessage {
        var event: JSONObject = [
            "specversion": .string("1.0"), "id": .string(id), "source": .string(source),
            "type": .string(type), "datacontenttype": .string("application/json"),
        ]
        event["partitionkey"] = partition.map { .string($0) }
        event["time"] = time.map { .string($0.rfc3339) }
        if let principal {
            event["principalid"] = .string(principal.id)
            event["principalrole"] = .string(principal.role.rawValue)
            event["principalcompanies"] = .string(principal.companies.joined(separator: ","))
        }
        event["data"] = .object(data)
        return LogMessage(
            routingKey: Routes.routingKey(ofInput: type, partition: partition)
                ?? "unknown.\(partition ?? Routes.platform)",
            contentType: CloudEventDecoder.structuredContentType,
            body: CanonicalJSON.bytes(of: .object(event))
        )
    }
}
