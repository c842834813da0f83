package import Domain

/// Somebody may want to join: a unit of room is to be kept for them for a while.
///
/// Source: "Holds and offers", Messages.
package struct HoldRequested: Sendable, Hashable {
    /// The asker's own reference, unique per company and kept for good; a confirmation makes it
    /// the request of the enrollment.
    package let holdRef: String
    /// The campaign.
    package let campaignId: String
    /// The opaque id of the person.
    package let participantId: String
    /// Volunteer or beneficiary.
    package let role: ParticipantRole
    /// The cohort that was asked for.
    package let instanceId: String?
    /// The beneficiary group; absent means the campaign's.
    package let groupId: String?
    /// How long the unit is kept, 1 to 10080 minutes; 30 unless set.
    package let minutes: Int64

    init?(_ fields: inout FieldReader) {
        let holdRef = fields.id("holdRef")
        let campaignId = fields.id("campaignId")
        let participantId = fields.id("participantId")
        let role = fields.word("role", ParticipantRole.self)
        instanceId = fields.id("instanceId", required: false)
        groupId = fields.id("groupId", required: false)
        minutes = fields.int("minutes", in: 1...10_080, required: false) ?? 30
        guard let holdRef, let campaignId, let participantId, let role else { return nil }
        self.holdRef = holdRef
        self.campaignId = campaignId
        self.participantId = participantId
        self.role = role
    }
}
