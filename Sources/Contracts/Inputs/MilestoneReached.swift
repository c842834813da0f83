/// Somebody reached a milestone of the program.
///
/// Source: domain §3.2.1, §21.2.
package struct MilestoneReached: Sendable, Hashable {
    /// The source system's reference, unique per company and kept for good.
    package let milestoneRef: String
    /// The campaign.
    package let campaignId: String
    /// Which one; which ones a type has is for the rules to judge (domain §3.2.1).
    package let milestone: String
    /// The opaque id of the beneficiary, if it is one's.
    package let participantId: String?
    /// The opaque id of the volunteer, if one had a part in it.
    package let volunteerId: String?
    /// The cohort, if the source system knows one.
    package let instanceId: String?

    init?(_ fields: inout FieldReader) {
        let milestoneRef = fields.id("milestoneRef")
        let campaignId = fields.id("campaignId")
        let milestone = fields.activity("milestone")
        participantId = fields.id("participantId", required: false)
        volunteerId = fields.id("volunteerId", required: false)
        instanceId = fields.id("instanceId", required: false)
        guard let milestoneRef, let campaignId, let milestone else { return nil }
        self.milestoneRef = milestoneRef
        self.campaignId = campaignId
        self.milestone = milestone
    }
}
