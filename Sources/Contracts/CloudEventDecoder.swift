import Domain

/// Reads a CloudEvent 1.0 from a message, in structured or in binary content mode.
///
/// Pure: it may run on any thread, ahead of the engine.
package enum CloudEventDecoder {
    /// The media type of structured mode.
    package static let structuredContentType = "application/cloudevents+json"
    /// The largest body that is taken, in bytes.
    package static let maximumBytes = 262_144

    /// The event, or the reason why the message is `malformed`.
    package static func decode(_ message: LogMessage) throws(Defect) -> CloudEvent {
        guard message.body.count <= maximumBytes else {
            throw Defect(.malformed, "the body is larger than \(maximumBytes) bytes")
        }
        if isStructured(message.contentType) { return try structured(message) }
        if message.headers.keys.contains(where: { attributeName($0) != nil }) {
            return try binary(message)
        }
        throw Defect(
            .malformed,
            "no CloudEvent: the content type is not \(structuredContentType) and there are no"
                + " cloudEvents: headers"
        )
    }

    private static func isStructured(_ contentType: String) -> Bool {
        if contentType == structuredContentType { return true }
        let media = contentType.prefix { $0 != ";" }.lowercased()
        return media.filter { $0 != " " } == structuredContentType
    }

    private static func attributeName(_ header: String) -> String? {
        for prefix in ["cloudEvents:", "cloudEvents_"] where header.hasPrefix(prefix) {
            return String(header.dropFirst(prefix.count))
        }
        return nil
    }

    private static func parse(_ body: [UInt8]) throws(Defect) -> JSON {
        do {
            return try JSONParser.parse(body)
        } catch {
            throw Defect(.malformed, "the body is not JSON: \(error)")
        }
    }

    private static func structured(_ message: LogMessage) throws(Defect) -> CloudEvent {
        guard case .object(let object) = try parse(message.body) else {
            throw Defect(.malformed, "the body is not a JSON object")
        }
        guard object["data_base64"] == nil else {
            throw Defect(.malformed, "data_base64 is not taken: the data must be JSON")
        }
        var attributes: [String: String] = [:]
        for member in object.members where member.key != "data" {
            switch member.value {
            case .string(let text): attributes[member.key] = text
            case .int(let number): attributes[member.key] = String(number)
            case .bool(let truth): attributes[member.key] = truth ? "true" : "false"
            case .null: continue
            case .otherNumber, .array, .object:
                throw Defect(.malformed, "attribute \(shown(member.key)) is not of a simple type")
            }
        }
        return try event(attributes, data: object["data"] ?? .null)
    }

    private static func binary(_ message: LogMessage) throws(Defect) -> CloudEvent {
        var attributes: [String: String] = [:]
        for (header, value) in message.headers {
            if let name = attributeName(header) { attributes[name] = value }
        }
        attributes["datacontenttype"] = message.contentType.isEmpty ? nil : message.contentType
        return try event(attributes, data: try parse(message.body))
    }

    private static func event(
        _ attributes: [String: String],
        data: JSON
    ) throws(Defect) -> CloudEvent {
        guard attributes["specversion"] == "1.0" else {
            throw Defect(.malformed, "attribute specversion must be 1.0")
        }
        if let type = attributes["datacontenttype"], type != "application/json" {
            let media = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
            guard media == "application/json" else {
                throw Defect(.malformed, "attribute datacontenttype must be application/json")
            }
        }
        var time: Instant?
        if let text = attributes["time"] {
            time = Instant(rfc3339: text)
            if time == nil { throw Defect(.malformed, "attribute time is no RFC 3339 instant") }
        }
        return CloudEvent(
            source: try required("source", attributes),
            id: try required("id", attributes),
            type: try required("type", attributes),
            time: time,
            subject: try optional("subject", attributes),
            partitionkey: try optional("partitionkey", attributes),
            correlationid: try optional("correlationid", attributes),
            principal: try principal(attributes),
            data: data
        )
    }

    private static func required(
        _ name: String,
        _ attributes: [String: String]
    ) throws(Defect) -> String {
        guard let value = try optional(name, attributes), !value.isEmpty else {
            throw Defect(.malformed, "attribute \(name) is required")
        }
        return value
    }

    private static func optional(
        _ name: String,
        _ attributes: [String: String]
    ) throws(Defect) -> String? {
        guard let value = attributes[name] else { return nil }
        guard value.utf8.count <= 255, !value.utf8.contains(where: { $0 < 0x20 })
        else {
            throw Defect(.malformed, "attribute \(name) must have at most 255 bytes of text")
        }
        return value
    }

    private static func principal(_ attributes: [String: String]) throws(Defect) -> Principal? {
        guard let id = attributes["principalid"] else { return nil }
        guard Identifier.isValid(id) else {
            throw Defect(.malformed, "attribute principalid must be an id")
        }
        guard let role = Principal.Role(rawValue: attributes["principalrole"] ?? "") else {
            throw Defect(.malformed, "attribute principalrole must be a known role")
        }
        let companies = (attributes["principalcompanies"] ?? "").split(separator: ",")
        return Principal(id: id, role: role, companies: companies.map(String.init))
    }

    private static func shown(_ key: String) -> String {
        key.unicodeScalars.count <= 40 ? key : String(key.unicodeScalars.prefix(40)) + "…"
    }
}
