package import Domain

/// Somebody who waited is offered a place, which is kept until they answer or time runs out.
///
/// Repeated with reasons while it stands, it says why it could not be accepted.
/// Source: "Holds and offers", Messages.
package struct EnrollmentOffered: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The entry of the waiting list.
    package var waitlistId: String
    /// The request that waited.
    package var requestId: String
    /// The person.
    package var participantId: String
    /// In which role.
    package var role: ParticipantRole
    /// The hold that keeps the place.
    package var holdId: String
    /// The cohort in which a place is kept, if one is.
    package var instanceId: String?
    /// When the offer ends by itself.
    package var expiresAt: Instant
    /// Why it could not be accepted; empty for a new offer.
    package var reasons: [ReasonCode]
    /// Whether the offer was made before.
    package var duplicate: Bool
    /// The room after the offer.
    package var room: Room

    /// Makes an offer from its parts.
    package init(
        campaign: String,
        waitlistId: String,
        requestId: String,
        participantId: String,
        role: ParticipantRole,
        holdId: String,
        instanceId: String? = nil,
        expiresAt: Instant,
        reasons: [ReasonCode] = [],
        duplicate: Bool = false,
        room: Room
    ) {
        self.campaign = campaign
        self.waitlistId = waitlistId
        self.requestId = requestId
        self.participantId = participantId
        self.role = role
        self.holdId = holdId
        self.instanceId = instanceId
        self.expiresAt = expiresAt
        self.reasons = reasons
        self.duplicate = duplicate
        self.room = room
    }

    /// Which output it is: `enrollment.offered`.
    package var type: OutputType { .enrollmentOffered }
    /// The campaign.
    package var campaignId: String? { campaign }
    /// Writes the fields of "Holds and offers", Messages.
    package func write(to writer: inout JSONWriter) {
        writer.field("waitlistId", waitlistId)
        writer.field("requestId", requestId)
        writer.field("participantId", participantId)
        writer.field("role", role.rawValue)
        writer.field("holdId", holdId)
        writer.field("instanceId", instanceId)
        writer.field("expiresAt", expiresAt)
        writer.field("reasons", reasons)
        writer.field("duplicate", duplicate)
        writer.fields(of: room, withHeld: true)
    }
}
