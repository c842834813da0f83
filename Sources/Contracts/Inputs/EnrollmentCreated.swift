package import Domain

/// Somebody has joined a campaign: a fact that is never refused.
///
/// Source: domain §21.2.
package struct EnrollmentCreated: Sendable, Hashable {
    /// The source system's reference, unique per company and kept for good.
    package let enrollmentRef: String
    /// The request that it answers, if there was one.
    package let requestId: String?
    /// The campaign.
    package let campaignId: String
    /// The opaque id of the person.
    package let participantId: String
    /// Volunteer or beneficiary.
    package let role: ParticipantRole
    /// The cohort, if the source system knows one.
    package let instanceId: String?
    /// The beneficiary group; absent means the campaign's.
    package let groupId: String?
    /// Free labels, at most 20.
    package let tags: [String]

    init?(_ fields: inout FieldReader) {
        let enrollmentRef = fields.id("enrollmentRef")
        requestId = fields.id("requestId", required: false)
        let campaignId = fields.id("campaignId")
        let participantId = fields.id("participantId")
        let role = fields.word("role", ParticipantRole.self)
        instanceId = fields.id("instanceId", required: false)
        groupId = fields.id("groupId", required: false)
        tags = fields.texts("tags", maximumCount: 20, maximumLength: 50) ?? []
        guard let enrollmentRef, let campaignId, let participantId, let role else { return nil }
        self.enrollmentRef = enrollmentRef
        self.campaignId = campaignId
        self.participantId = participantId
        self.role = role
    }
}
