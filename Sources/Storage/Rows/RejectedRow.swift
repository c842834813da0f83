package import Contracts
package import Domain

/// An input on the rejected desk, with its bytes.
///
/// Source: domain §1.6.
package struct RejectedRow: Sendable, Hashable {
    /// The position of the input, or of the retry that failed again.
    package var position: Int64
    /// The company, if it could be told.
    package var company: String?
    /// Why, as a stable code.
    package var code: String
    /// Why, for a person.
    package var message: String
    /// Which fields, one `path code: rule` each, joined by line feeds.
    package var errors: String
    /// The source, empty if there was none.
    package var source: String
    /// The id, empty if there was none.
    package var eventId: String
    /// The type, empty if there was none.
    package var eventType: String
    /// The clock when it was rejected.
    package var at: Instant
    /// `open`, `retried` or `discarded`.
    package var status: String
    /// The input.
    package var input: LogMessage

    /// Makes an open entry.
    package init(
        position: Int64,
        company: String?,
        defect: Defect,
        event: CloudEvent?,
        at: Instant,
        input: LogMessage
    ) {
        self.position = position
        self.company = company
        code = defect.code.rawValue
        message = defect.message
        errors = defect.errors.map(\.description).joined(separator: "\n")
        source = event?.source ?? ""
        eventId = event?.id ?? ""
        eventType = event?.type ?? ""
        self.at = at
        status = "open"
        self.input = input
    }
}
