package import Domain

/// Billing wants to check its copy of a month against the ledger.
///
/// Source: "Billing's contract", statements.
package struct BillingStatementRequested: Sendable, Hashable {
    /// The consumer's reference, given back with the statement.
    package let requestRef: String
    /// The month, open or closed.
    package let month: CivilMonth

    init?(_ fields: inout FieldReader) {
        let requestRef = fields.id("requestRef")
        let text = fields.text("month", maximum: 7)
        let month = text.flatMap(CivilMonth.init(iso:))
        if text != nil, month == nil {
            fields.fail("month", .badFormat, "must be a month YYYY-MM")
        }
        guard let requestRef, let month else { return nil }
        self.requestRef = requestRef
        self.month = month
    }
}
