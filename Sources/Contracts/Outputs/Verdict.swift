package import Domain

/// What became of an input, for whoever asked by `reply_to`.
///
/// Requests get their decision instead.
///
/// It is no output: it carries no sequence and no subscriber sees it. The same answer is stored
/// for commands and given again when the command is repeated.
package struct Verdict: Sendable, Hashable {
    /// The CloudEvents type.
    package static let type = "headroom.verdict.v1"

    /// The position of the record.
    package let position: Int64
    /// What became of it.
    package let disposition: String
    /// Every failing code, for a refused command or a rejected input.
    package let codes: [String]
    /// What the command made, or details of the refusal.
    package let result: JSONObject

    /// Makes a verdict from its parts.
    package init(position: Int64, disposition: String, codes: [String], result: JSONObject) {
        self.position = position
        self.disposition = disposition
        self.codes = codes
        self.result = result
    }

    /// The data as JSON.
    package var json: JSON {
        .object([
            "position": .int(position), "disposition": .string(disposition),
            "codes": .array(codes.map { .string($0) }), "result": .object(result),
        ])
    }

    /// Reads what `json` wrote.
    package init?(json: JSON) {
        guard let object = json.object, let position = object["position"]?.int,
            let disposition = object["disposition"]?.string
        else { return nil }
        self.position = position
        self.disposition = disposition
        codes = (object["codes"]?.array ?? []).compactMap(\.string)
        result = object["result"]?.object ?? [:]
    }

    /// The bytes of the CloudEvent with an id of its own: a repetition hears of the first record.
    package func encode(id: String, time: Instant, causationid: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("specversion", "1.0")
            writer.field("id", id)
            writer.field("source", OutputEncoder.source)
            writer.field("type", Self.type)
            writer.field("time", time)
            writer.field("datacontenttype", "application/json")
            writer.field("causationid", causationid)
            writer.field("data", json)
        }
        return writer.bytes
    }
}
