package import Domain

/// An enrollment is over.
///
/// Source: domain §7.2, §21.4.
package struct EnrollmentEnded: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The enrollment.
    package var enrollmentId: String
    /// The source system's reference, once known.
    package var enrollmentRef: String?
    /// The request that it came from.
    package var requestId: String?
    /// The cohort.
    package var instanceId: String?
    /// The person.
    package var participantId: String
    /// In which role.
    package var role: ParticipantRole
    /// How it stands now.
    package var status: EnrollmentStatus
    /// Why it ended, as a code.
    package var endReason: String
    /// Whether a place became free.
    package var released: Bool

    /// Makes the body from its parts.
    package init(
        campaign: String,
        enrollmentId: String,
        enrollmentRef: String? = nil,
        requestId: String? = nil,
        instanceId: String? = nil,
        participantId: String,
        role: ParticipantRole,
        status: EnrollmentStatus,
        endReason: String,
        released: Bool
    ) {
        self.campaign = campaign
        self.enrollmentId = enrollmentId
        self.enrollmentRef = enrollmentRef
        self.requestId = requestId
        self.instanceId = instanceId
        self.participantId = participantId
        self.role = role
        self.status = status
        self.endReason = endReason
        self.released = released
    }

    /// Which output it is: `enrollment.ended`.
    package var type: OutputType { .enrollmentEnded }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("enrollmentId", enrollmentId)
        writer.field("enrollmentRef", enrollmentRef)
        writer.field("requestId", requestId)
        writer.field("instanceId", instanceId)
        writer.field("participantId", participantId)
        writer.field("role", role.rawValue)
        writer.field("status", status.rawValue)
        writer.field("endReason", endReason)
        writer.field("released", released)
    }
}
