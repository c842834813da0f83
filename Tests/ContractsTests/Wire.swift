import Contracts

/// Messages made by hand for tests of decoding.
enum Wire {
    static let requested = InputType.enrollmentRequested.rawValue
    static let data =
        #"{"requestId":"r-1","campaignId":"c-1","participantId":"p-1","role":"volunteer"}"#

    /// A structured message with the given data and, if wanted, more attributes.
    static func message(
        type: String = requested,
        data: String = data,
        attributes: String = "",
        routingKey: String? = nil
    ) -> LogMessage {
        let body = """
            {"specversion":"1.0","id":"e-1","source":"s","type":"\(type)",\
            "partitionkey":"veridia"\(attributes),"data":\(data)}
            """
        return LogMessage(
            routingKey: routingKey ?? Routes.routingKey(ofInput: type, partition: "veridia") ?? "",
            contentType: CloudEventDecoder.structuredContentType,
            body: Array(body.utf8)
        )
    }

    /// A message with any body.
    static func message(body: [UInt8]) -> LogMessage {
        LogMessage(
            routingKey: "enrollment.requested.veridia",
            contentType: CloudEventDecoder.structuredContentType,
            body: body
        )
    }

    /// The record of `message(type:data:attributes:routingKey:)` at position 1.
    static func record(
        type: String = requested,
        data: String = data,
        attributes: String = "",
        routingKey: String? = nil
    ) -> Record {
        RecordDecoder.decode(
            position: 1,
            message: message(
                type: type,
                data: data,
                attributes: attributes,
                routingKey: routingKey
            )
        )
    }

    /// The record of a command with the given data at position 1.
    static func record(_ command: CommandName, data: String) -> Record {
        record(
            type: command.type,
            data: data,
            attributes: #","principalid":"ada","principalrole":"coordinator""#
        )
    }

    /// The defect of a record, if it is one.
    static func defect(_ record: Record) -> Defect? {
        if case .defect(let defect) = record.content { defect } else { nil }
    }

    /// The paths and codes of everything that is wrong with a record's fields.
    static func errors(_ record: Record) -> [String] {
        (defect(record)?.errors ?? []).map { "\($0.path) \($0.code.rawValue)" }
    }
}
