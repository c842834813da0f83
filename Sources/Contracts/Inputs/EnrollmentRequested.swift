package import Domain

/// Somebody wants to join a campaign and awaits a decision.
///
/// Source: domain §21.2.
package struct EnrollmentRequested: Sendable, Hashable {
    /// The asker's own reference, unique per company and kept for good.
    package let requestId: String
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
    /// 0 to 9, 9 first on the waiting list.
    package let priority: Int64
    /// Whether to wait when there is no room.
    package let waitlist: Bool
    /// Days to wait, 1 to 90; absent means the campaign's.
    package let waitlistTtlDays: Int64?
    /// Free labels, at most 20.
    package let tags: [String]

    init?(_ fields: inout FieldReader) {
        let requestId = fields.id("requestId")
        let campaignId = fields.id("campaignId")
        let participantId = fields.id("participantId")
        let role = fields.word("role", ParticipantRole.self)
        instanceId = fields.id("instanceId", required: false)
        groupId = fields.id("groupId", required: false)
        priority = fields.int("priority", in: 0...9, required: false) ?? 0
        waitlist = fields.bool("waitlist") ?? true
        waitlistTtlDays = fields.int("waitlistTtlDays", in: 1...90, required: false)
        tags = fields.texts("tags", maximumCount: 20, maximumLength: 50) ?? []
        guard let requestId, let campaignId, let participantId, let role else { return nil }
        self.requestId = requestId
        self.campaignId = campaignId
        self.participantId = participantId
        self.role = role
    }
}
