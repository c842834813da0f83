package import Domain

/// A wish to move a campaign along an edge.
///
/// Source: domain §4.1, §21.3.
package struct CampaignTransition: Sendable, Hashable {
    /// The campaign.
    package let campaignId: String
    /// The state to reach.
    package let target: CampaignStatus
    /// Whether to start before the start date, which then moves to today.
    package let earlyStart: Bool
    /// Whether to pass over the guards of closing; platform admins only, with a reason.
    package let force: Bool

    init?(_ fields: inout FieldReader) {
        let campaignId = fields.id("campaignId")
        let target = fields.word("target", CampaignStatus.self)
        earlyStart = fields.bool("earlyStart") ?? false
        force = fields.bool("force") ?? false
        guard let campaignId, let target else { return nil }
        self.campaignId = campaignId
        self.target = target
    }
}
