import Contracts

/// A message as the desk and the parking place keep it, so that it can be folded again.
enum MessageColumns {
    static let names = "routing_key, content_type, headers, body"

    static func bind(_ message: LogMessage, _ binder: inout Binder) {
        binder.add(message.routingKey)
        binder.add(message.contentType)
        var writer = JSONWriter(capacity: 64)
        let headers = message.headers.sorted { $0.key < $1.key }
        writer.value(
            .object(JSONObject(headers.map { .init(key: $0.key, value: .string($0.value)) }))
        )
        binder.add(String(decoding: writer.bytes, as: UTF8.self))
        binder.add(message.body)
    }

    static func read(_ row: inout Columns) -> LogMessage {
        let routingKey = row.text()
        let contentType = row.text()
        var headers: [String: String] = [:]
        if case .object(let object)? = try? JSONParser.parse(Array(row.text().utf8)) {
            for member in object.members { headers[member.key] = member.value.string }
        }
        return LogMessage(
            routingKey: routingKey,
            contentType: contentType,
            headers: headers,
            body: row.bytes()
        )
    }
}
