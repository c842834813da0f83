/// A campaign is to be repeated; what was set before is replaced.
///
/// Source: domain §20, §21.3.
package struct RecurrenceSet: Sendable, Hashable {
    /// How far the dates move with every copy.
    package enum Every: String, Sendable, Hashable, CaseIterable {
        /// A month.
        case month
        /// Three months.
        case quarter
        /// Twelve months.
        case year
    }

    /// The campaign to copy.
    package let campaignId: String
    /// How far the dates move with every copy.
    package let every: Every
    /// Days before a copy's start at which it is made, 0 to 90.
    package let leadDays: Int64
    /// How many copies, 1 to 40.
    package let endsAfter: Int64

    init?(_ fields: inout FieldReader) {
        let campaignId = fields.id("campaignId")
        let every = fields.word("every", Every.self)
        let leadDays = fields.int("leadDays", in: 0...90)
        let endsAfter = fields.int("endsAfter", in: 1...40)
        guard let campaignId, let every, let leadDays, let endsAfter else { return nil }
        self.campaignId = campaignId
        self.every = every
        self.leadDays = leadDays
        self.endsAfter = endsAfter
    }
}
