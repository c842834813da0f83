package import Domain

/// Days on which no campaign of the company in the partition key opens or starts by itself.
///
/// Source: domain §20, §21.3.
package struct BlackoutAdd: Sendable, Hashable {
    /// The id that the client chose, if it chose one.
    package let id: String?
    /// The first day.
    package let from: CivilDate
    /// The last day, inclusive.
    package let to: CivilDate
    /// The campaigns it is for, 1 to 1000; absent is all.
    package let campaigns: [String]?

    init?(_ fields: inout FieldReader) {
        id = fields.clientId("id")
        let from = fields.date("from")
        let to = fields.date("to")
        campaigns = fields.ids("campaigns", count: 1...1000)
        if let from, let to, to < from {
            fields.fail("to", .ruleViolated, "must not be before from")
        }
        guard let from, let to else { return nil }
        self.from = from
        self.to = to
    }
}
