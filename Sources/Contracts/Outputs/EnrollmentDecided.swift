package import Domain

/// The verdict on a request, or its repetition.
///
/// Source: domain §7.4, §21.4.
package struct EnrollmentDecided: OutputBody {
    /// How a request can end.
    package enum Decision: String, Sendable, Hashable {
        /// The person is enrolled.
        case accepted
        /// The person waits.
        case waitlisted
        /// No.
        case rejected
    }

    /// The request.
    package var requestId: String
    /// The campaign.
    package var campaign: String
    /// The person.
    package var participantId: String
    /// In which role.
    package var role: ParticipantRole
    /// The decision.
    package var decision: Decision
    /// Why not, in the order of domain §7.3; empty for accepted.
    package var reasons: [ReasonCode]
    /// The quotas that had no room, by id (domain §16); empty when none refused.
    package var quotaIds: [String]
    /// The enrollment, if accepted.
    package var enrollmentId: String?
    /// The cohort, if placed.
    package var instanceId: String?
    /// The entry of the waiting list, if waitlisted.
    package var waitlistId: String?
    /// The place in the queue, 1 for the first.
    package var waitlistPlace: Int64?
    /// When the wait ends.
    package var expiresAt: Instant?
    /// Whether it came off the waiting list.
    package var promoted: Bool
    /// Whether the decision was made before.
    package var duplicate: Bool
    /// The room after the decision.
    package var room: Room

    /// Makes a decision from its parts.
    package init(
        requestId: String,
        campaign: String,
        participantId: String,
        role: ParticipantRole,
        decision: Decision,
        reasons: [ReasonCode] = [],
        quotaIds: [String] = [],
        enrollmentId: String? = nil,
        instanceId: String? = nil,
        waitlistId: String? = nil,
        waitlistPlace: Int64? = nil,
        expiresAt: Instant? = nil,
        promoted: Bool = false,
        duplicate: Bool = false,
        room: Room
    ) {
        self.requestId = requestId
        self.campaign = campaign
        self.participantId = participantId
        self.role = role
        self.decision = decision
        self.reasons = reasons
        self.quotaIds = quotaIds
        self.enrollmentId = enrollmentId
        self.instanceId = instanceId
        self.waitlistId = waitlistId
        self.waitlistPlace = waitlistPlace
        self.expiresAt = expiresAt
        self.promoted = promoted
        self.duplicate = duplicate
        self.room = room
    }

    /// Which output it is: `enrollment.decided`.
    package var type: OutputType { .enrollmentDecided }
    /// The campaign.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("requestId", requestId)
        writer.field("participantId", participantId)
        writer.field("role", role.rawValue)
        writer.field("decision", decision.rawValue)
        writer.field("reasons", reasons)
        if !quotaIds.isEmpty { writer.field("quotaIds", quotaIds) }
        writer.field("enrollmentId", enrollmentId)
        writer.field("instanceId", instanceId)
        writer.field("waitlistId", waitlistId)
        writer.field("waitlistPlace", waitlistPlace)
        writer.field("expiresAt", expiresAt)
        writer.field("promoted", promoted)
        writer.field("duplicate", duplicate)
        writer.fields(of: room)
    }
}
