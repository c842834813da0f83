package import Contracts
package import Storage

/// An output or a verdict of the outbox, read back from its bytes.
package struct Told: Sendable, Hashable, CustomStringConvertible {
    /// The row.
    package let row: OutboxRow
    /// The attributes of the event, with the data.
    package let event: JSONObject
    /// The data.
    package let data: JSONObject

    /// Reads a row; nil when its body is no event.
    package init?(_ row: OutboxRow) {
        guard let event = (try? JSONParser.parse(row.body))?.object,
            let data = event["data"]?.object
        else { return nil }
        self.row = row
        self.event = event
        self.data = data
    }

    /// The name without `headroom.` and version, such as `enrollment.decided`.
    package var name: String { row.type }

    /// A field of the data.
    package subscript(key: String) -> JSON? { data[key] }

    /// The number of the output within its partition.
    package var sequence: Int64? { event["sequence"]?.string.flatMap { Int64($0) } }

    /// The number of the output within its partition and type.
    package var typesequence: Int64? { event["typesequence"]?.string.flatMap { Int64($0) } }

    /// The output on one line.
    package var description: String {
        "\(row.id) \(name) \(String(decoding: CanonicalJSON.bytes(of: .object(data)), as: UTF8.self))"
    }
}
