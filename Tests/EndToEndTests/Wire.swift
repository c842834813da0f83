import Contracts
import Domain
import Engine
import EventLog

/// Messages as producers and the API publish them.
enum Wire {
    static let administrator = Principal(id: "root", role: .platformAdmin, companies: ["*"])

    /// A fact or a request of an enrollment service, in structured mode.
    static func event(
        _ type: InputType,
        _ company: String,
        id: String,
        _ data: JSONObject
    ) -> LogMessage {
        message(
            type: type.rawValue,
            routingKey: "\(type.routingName).\(company)",
            company: company,
            id: id,
            data: .object(data)
        )
    }

    /// Any event at all, in structured mode.
    static func message(
        type: String,
        routingKey: String,
        company: String,
        id: String,
        data: JSON
    ) -> LogMessage {
        LogMessage(
            routingKey: routingKey,
            contentType: CloudEventDecoder.structuredContentType,
            body: CanonicalJSON.bytes(
                of: .object([
                    "specversion": .string("1.0"), "id": .string(id),
                    "source": .string("urn:enrollment:\(company)"), "type": .string(type),
                    "partitionkey": .string(company),
                    "datacontenttype": .string("application/json"), "data": data,
                ])
            )
        )
    }

    static func requested(
        _ id: String,
        _ person: String,
        _ campaign: String,
        of company: String,
        role: String = "volunteer"
    ) -> LogMessage {
        event(
            .enrollmentRequested,
            company,
            id: "requested-\(id)",
            [
                "requestId": .string(id), "campaignId": .string(campaign),
                "participantId": .string(person), "role": .string(role),
            ]
        )
    }

    static func created(
        _ ref: String,
        _ person: String,
        _ campaign: String,
        of company: String,
        role: String = "volunteer"
    ) -> LogMessage {
        event(
            .enrollmentCreated,
            company,
            id: "created-\(ref)",
            [
                "enrollmentRef": .string(ref), "campaignId": .string(campaign),
                "participantId": .string(person), "role": .string(role),
            ]
        )
    }

    /// The end of an enrollment: `type` says in which way.
    static func ended(
        _ type: InputType,
        _ ref: String,
        _ campaign: String,
        of company: String
    ) -> LogMessage {
        event(
            type,
            company,
            id: "\(type.routingName)-\(ref)",
            ["enrollmentRef": .string(ref), "campaignId": .string(campaign)]
        )
    }

    static func command(
        _ name: CommandName,
        _ key: String,
        to partition: String,
        _ data: JSONObject
    ) -> LogMessage {
        CommandMessage.make(
            name,
            key: key,
            partition: partition,
            principal: administrator,
            data: data
        )
    }
}
