package import Domain

/// A fact of joining was taken.
///
/// Source: domain §7.5, §21.4.
package struct EnrollmentRecorded: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The enrollment.
    package var enrollmentId: String
    /// The source system's reference.
    package var enrollmentRef: String
    /// The request that it answers.
    package var requestId: String?
    /// The person.
    package var participantId: String
    /// In which role.
    package var role: ParticipantRole
    /// The cohort, if placed.
    package var instanceId: String?
    /// Whether it went beyond the cap.
    package var overbooked: Bool
    /// Whether the person was enrolled before, so that nothing is charged.
    package var duplicate: Bool
    /// Whether the class is now larger than it should be.
    package var overClass: Bool
    /// What was odd about it, though it counts.
    package var flags: [ReasonCode]

    /// Makes the body from its parts.
    package init(
        campaign: String,
        enrollmentId: String,
        enrollmentRef: String,
        requestId: String? = nil,
        participantId: String,
        role: ParticipantRole,
        instanceId: String? = nil,
        overbooked: Bool,
        duplicate: Bool,
        overClass: Bool,
        flags: [ReasonCode]
    ) {
        self.campaign = campaign
        self.enrollmentId = enrollmentId
        self.enrollmentRef = enrollmentRef
        self.requestId = requestId
        self.participantId = participantId
        self.role = role
        self.instanceId = instanceId
        self.overbooked = overbooked
        self.duplicate = duplicate
        self.overClass = overClass
        self.flags = flags
    }

    /// Which output it is: `enrollment.recorded`.
    package var type: OutputType { .enrollmentRecorded }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("enrollmentId", enrollmentId)
        writer.field("enrollmentRef", enrollmentRef)
        writer.field("requestId", requestId)
        writer.field("participantId", participantId)
        writer.field("role", role.rawValue)
        writer.field("instanceId", instanceId)
        writer.field("overbooked", overbooked)
        writer.field("duplicate", duplicate)
        writer.field("overClass", overClass)
        writer.field("flags", flags)
    }
}
