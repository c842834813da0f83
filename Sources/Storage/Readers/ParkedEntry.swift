package import Contracts
package import Domain

/// An input that waits, or waited, for another one.
///
/// Source: domain §1.6.
package struct ParkedEntry: Sendable, Hashable {
    /// The core-made id.
    package let id: String
    /// The company.
    package let company: String
    /// What it waits for, such as `enrollment:e-1`.
    package let awaitedKey: String
    /// The position of the input.
    package let position: Int64
    /// When the wait ends.
    package let deadline: Instant
    /// `parked`, `resolved` or `rejected`.
    package let status: String
    /// The input as it came.
    package let input: LogMessage

    /// The entry as an object of the command line and the API, without the bytes.
    package var json: JSONObject {
        [
            "id": .string(id), "companyId": .string(company), "awaitedKey": .string(awaitedKey),
            "position": .int(position), "deadline": .string(deadline.rfc3339),
            "status": .string(status), "routingKey": .string(input.routingKey),
        ]
    }

    static let columns = """
        id, company, awaited_key, position, deadline, status, \(MessageColumns.names)
        """

    init(_ row: inout Columns) {
        id = row.text()
        company = row.text()
        awaitedKey = row.text()
        position = row.int()
        deadline = Instant(ms: row.int())
        status = row.text()
        input = MessageColumns.read(&row)
    }
}
