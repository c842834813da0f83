package import Domain

/// A hold keeps nothing any more, or is asked after once it has ended.
///
/// Source: "Holds and offers", Messages.
package struct EnrollmentHoldEnded: OutputBody {
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
    /// How it ended: confirmed, released, expired or superseded.
    package var status: HoldStatus
    /// Why a late input could not be carried out, or why the hold ended without being asked to.
    package var reasons: [ReasonCode]
    /// The enrollment that it became, if it became one.
    package var enrollmentId: String?
    /// Whether the end was told before.
    package var duplicate: Bool
    /// The room after the record.
    package var room: Room

    /// Makes the body from its parts.
    package init(
        campaign: String,
        holdId: String,
        holdRef: String,
        participantId: String,
        role: ParticipantRole,
        status: HoldStatus,
        reasons: [ReasonCode] = [],
        enrollmentId: String? = nil,
        duplicate: Bool = false,
        room: Room
    ) {
        self.campaign = campaign
        self.holdId = holdId
        self.holdRef = holdRef
        self.participantId = participantId
        self.role = role
        self.status = status
        self.reasons = reasons
        self.enrollmentId = enrollmentId
        self.duplicate = duplicate
        self.room = room
    }

    /// Which output it is: `enrollment.hold_ended`.
    package var type: OutputType { .enrollmentHoldEnded }
    /// The campaign.
    package var campaignId: String? { campaign }
    /// Writes the fields of "Holds and offers", Messages.
    package func write(to writer: inout JSONWriter) {
        writer.field("holdId", holdId)
        writer.field("holdRef", holdRef)
        writer.field("participantId", participantId)
        writer.field("role", role.rawValue)
        writer.field("status", status.rawValue)
        writer.field("reasons", reasons)
        writer.field("enrollmentId", enrollmentId)
        writer.field("duplicate", duplicate)
        writer.fields(of: room, withHeld: true)
    }
}
