package import Contracts
package import Domain

/// One entry of the rejected desk, with the bytes that came.
///
/// Source: domain §1.6.
package struct RejectedEntry: Sendable, Hashable {
    /// The position of the input, or of the retry that failed again.
    package let position: Int64
    /// The company, if it could be told.
    package let company: String?
    /// Why, as a stable code.
    package let code: String
    /// Why, for a person.
    package let message: String
    /// Which fields, one `path code: rule` each.
    package let errors: [String]
    /// The source, empty if there was none.
    package let source: String
    /// The id, empty if there was none.
    package let eventId: String
    /// The type, empty if there was none.
    package let eventType: String
    /// The clock when it was rejected.
    package let at: Instant
    /// `open`, `retried` or `discarded`.
    package let status: String
    /// When somebody dealt with it.
    package let closedAt: Instant?
    /// Who dealt with it.
    package let closedBy: String?
    /// Why they did so.
    package let reason: String?
    /// The input as it came.
    package let input: LogMessage

    /// The partition that a command about this entry must name.
    package var partition: String { company ?? Routes.platform }

    /// The entry as an object of the command line and the API, without the bytes.
    package var json: JSONObject {
        var object: JSONObject = ["position": .int(position)]
        object["companyId"] = company.map { .string($0) }
        object["code"] = .string(code)
        object["message"] = .string(message)
        object["errors"] = .array(errors.map { .string($0) })
        object["source"] = .string(source)
        object["id"] = .string(eventId)
        object["type"] = .string(eventType)
        object["at"] = .string(at.rfc3339)
        object["status"] = .string(status)
        object["closedAt"] = closedAt.map { .string($0.rfc3339) }
        object["closedBy"] = closedBy.map { .string($0) }
        object["reason"] = reason.map { .string($0) }
        return object
    }

    static let columns = """
        position, company, code, message, errors, source, event_id, event_type, at, status,
        closed_at, closed_by, reason, \(MessageColumns.names)
        """

    init(_ row: inout Columns) {
        position = row.int()
        company = row.optionalText()
        code = row.text()
        message = row.text()
        errors = row.text().split(separator: "\n").map(String.init)
        source = row.text()
        eventId = row.text()
        eventType = row.text()
        at = Instant(ms: row.int())
        status = row.text()
        closedAt = row.optionalInt().map { Instant(ms: $0) }
        closedBy = row.optionalText()
        reason = row.optionalText()
        input = MessageColumns.read(&row)
    }
}
