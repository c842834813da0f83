package import Domain

/// The answer to a hold that was asked for, or its repetition.
///
/// Repeated with reasons while it stands, it says why it could not be confirmed.
/// Source: "Holds and offers", Messages.
package struct EnrollmentHoldDecided: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The core-made id.
    package var holdId: String
    /// The asker's reference.
    package var holdRef: String
    /// The person.
    package var participantId: String
    /// In which role.
    package var role: ParticipantRole
    /// Held or rejected.
    package var decision: HoldStatus
    /// Why not, in the order of domain §7.3; empty for a hold that was just placed.
    package var reasons: [ReasonCode]
    /// The quotas that had no room, by id; empty when none refused.
    package var quotaIds: [String]
    /// The cohort in which a place is kept, if one is.
    package var instanceId: String?
    /// When the hold ends by itself.
    package var expiresAt: Instant?
    /// Whether the decision was made before.
    package var duplicate: Bool
    /// The room after the record.
    package var room: Room

    /// Makes a decision from its parts.
    package init(
        campaign: String,
        holdId: String,
        holdRef: String,
        participantId: String,
        role: ParticipantRole,
        decision: HoldStatus,
        reasons: [ReasonCode] = [],
        quotaIds: [String] = [],
        instanceId: String? = nil,
        expiresAt: Instant? = nil,
        duplicate: Bool = false,
        room: Room
    ) {
        self.campaign = campaign
        self.holdId = holdId
        self.holdRef = holdRef
        self.participantId = participantId
        self.role = role
        self.decision = decision
        self.reasons = reasons
        self.quotaIds = quotaIds
        self.instanceId = instanceId
        self.expiresAt = expiresAt
        self.duplicate = duplicate
        self.room = room
    }

    /// Which output it is: `enrollment.hold_decided`.
    package var type: OutputType { .enrollmentHoldDecided }
    /// The campaign.
    package var campaignId: String? { campaign }
    /// Writes the fields of "Holds and offers", Messages.
    package func write(to writer: inout JSONWriter) {
        writer.field("holdId", holdId)
        writer.field("holdRef", holdRef)
        writer.field("participantId", participantId)
        writer.field("role", role.rawValue)
        writer.field("decision", decision.rawValue)
        writer.field("reasons", reasons)
        if !quotaIds.isEmpty { writer.field("quotaIds", quotaIds) }
        writer.field("instanceId", instanceId)
        writer.field("expiresAt", expiresAt)
        writer.field("duplicate", duplicate)
        writer.fields(of: room, withHeld: true)
    }
}
