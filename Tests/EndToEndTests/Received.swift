import Contracts

/// An output as a consumer sees it.
struct Received: Sendable {
    let id: String
    let type: String
    let partition: String
    let sequence: Int64
    let typesequence: Int64
    let data: JSONObject
    let body: [UInt8]

    /// Reads a message; nil when it is no output of Headroom.
    init?(_ body: [UInt8]) {
        guard let event = (try? JSONParser.parse(body))?.object,
            let id = event["id"]?.string, let type = event["type"]?.string,
            let partition = event["partitionkey"]?.string,
            let sequence = Self.number(event["sequence"]),
            let typesequence = Self.number(event["typesequence"]),
            let data = event["data"]?.object
        else { return nil }
        self.id = id
        self.type = type
        self.partition = partition
        self.sequence = sequence
        self.typesequence = typesequence
        self.data = data
        self.body = body
    }

    /// The name without `headroom.` and version, such as `enrollment.decided`.
    var name: String { String(type.dropFirst("headroom.".count).dropLast(".v1".count)) }

    /// A decimal string of 20 digits.
    ///
    /// Source: domain §21.1.
    private static func number(_ json: JSON?) -> Int64? {
        guard let text = json?.string, text.utf8.count == 20 else { return nil }
        return Int64(text)
    }
}
