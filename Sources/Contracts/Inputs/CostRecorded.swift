package import Domain

/// Money was spent on a campaign.
///
/// Source: domain §17, §21.2.
package struct CostRecorded: Sendable, Hashable {
    /// What money is spent on.
    package enum Category: String, Sendable, Hashable, CaseIterable {
        /// People who work for it.
        case personnel
        /// Software and its operation.
        case platform
        /// Books, tools and the like.
        case materials
        /// Rooms.
        case venue
        /// Payments to participants.
        case stipend
        /// Tickets and nights.
        case travel
        /// Anything else.
        case other
    }

    /// The source system's reference, unique per company and kept for good.
    package let costId: String
    /// The campaign.
    package let campaignId: String
    /// The cohort, if it is one's.
    package let instanceId: String?
    /// What it was spent on.
    package let category: Category
    /// How much, more than 0; that it is in the campaign's currency is for the rules to judge.
    package let amount: Money

    init?(_ fields: inout FieldReader) {
        let costId = fields.id("costId")
        let campaignId = fields.id("campaignId")
        instanceId = fields.id("instanceId", required: false)
        let category = fields.word("category", Category.self)
        let amount = fields.money("amount", in: 1...1_000_000_000_000_000)
        guard let costId, let campaignId, let category, let amount else { return nil }
        self.costId = costId
        self.campaignId = campaignId
        self.category = category
        self.amount = amount
    }
}
