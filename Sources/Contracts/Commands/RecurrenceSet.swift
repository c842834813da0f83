package import Domain

/// A campaign is to be repeated; what was set before is replaced.
///
/// Source: domain §20, §21.3.
package struct RecurrenceSet: Sendable, Hashable {
    /// The campaign to copy.
    package let campaignId: String
    /// How often, how long before, and how many times.
    package let rule: Recurrence

    init?(_ fields: inout FieldReader) {
        let campaignId = fields.id("campaignId")
        let every = fields.word("every", RecurrenceInterval.self)
        let leadDays = fields.int("leadDays", in: 0...90)
        let endsAfter = fields.int("endsAfter", in: 1...40)
        guard let campaignId, let every, let leadDays, let endsAfter,
            let rule = Recurrence(every: every, leadDays: leadDays, endsAfter: endsAfter)
        else { return nil }
        self.campaignId = campaignId
        self.rule = rule
    }
}
