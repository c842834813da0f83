/// A beneficiary got what the campaign is for: a support of "served".
///
/// Source: domain §7.2, §21.2.
package struct LearnerServed: Sendable, Hashable {
    /// The source system's reference, unique per company and kept for good.
    package let servedRef: String
    /// The campaign.
    package let campaignId: String
    /// The opaque id of the beneficiary.
    package let participantId: String
    /// The cohort, if the source system knows one.
    package let instanceId: String?

    init?(_ fields: inout FieldReader) {
        let servedRef = fields.id("servedRef")
        let campaignId = fields.id("campaignId")
        let participantId = fields.id("participantId")
        instanceId = fields.id("instanceId", required: false)
        guard let servedRef, let campaignId, let participantId else { return nil }
        self.servedRef = servedRef
        self.campaignId = campaignId
        self.participantId = participantId
    }
}
