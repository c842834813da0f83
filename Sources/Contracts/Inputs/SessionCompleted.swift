package import Domain

/// A session was held: a fact that is never refused.
///
/// Source: domain §21.2.
package struct SessionCompleted: Sendable, Hashable {
    /// The source system's reference, unique per company and kept for good.
    package let sessionId: String
    /// The campaign; absent, the evidence must find it (domain §13.1).
    package let campaignId: String?
    /// The cohort, if the source system knows one.
    package let instanceId: String?
    /// The kind of program, if the source system says.
    package let programType: ProgramType?
    /// The kind of session; which ones a type has is for the rules to judge (domain §3.2.1).
    package let kind: String
    /// What happened at an event, 1 to 100 characters.
    package let eventType: String?
    /// When it began.
    package let startedAt: Instant
    /// How long it took, 1 to 1440 minutes.
    package let durationMinutes: Int64
    /// The volunteers who were there, at most 50.
    package let volunteerIds: [String]
    /// The beneficiaries who were there, at most 500.
    package let participantIds: [String]
    /// How good it was, 0 to 100.
    package let rating: Int64?
    /// Free labels, at most 20.
    package let tags: [String]

    init?(_ fields: inout FieldReader) {
        let sessionId = fields.id("sessionId")
        campaignId = fields.id("campaignId", required: false)
        instanceId = fields.id("instanceId", required: false)
        programType = fields.word("programType", ProgramType.self, required: false)
        let kind = fields.activity("kind")
        eventType = fields.text("eventType", maximum: 100, required: false)
        let startedAt = fields.instant("startedAt")
        let minutes = fields.int("durationMinutes", in: 1...1440)
        let volunteers = fields.ids("volunteerIds", count: 0...50, required: true)
        let participants = fields.ids("participantIds", count: 0...500, required: true)
        rating = fields.int("rating", in: 0...100, required: false)
        tags = fields.texts("tags", maximumCount: 20, maximumLength: 50) ?? []
        guard let sessionId, let kind, let startedAt, let minutes, let volunteers, let participants
        else { return nil }
        self.sessionId = sessionId
        self.kind = kind
        self.startedAt = startedAt
        durationMinutes = minutes
        volunteerIds = volunteers
        participantIds = participants
    }
}
