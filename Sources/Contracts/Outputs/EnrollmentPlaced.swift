package import Domain

/// An enrollment got its cohort.
///
/// Source: domain §5.3, §21.4.
package struct EnrollmentPlaced: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The enrollment.
    package var enrollmentId: String
    /// The person.
    package var participantId: String
    /// In which role.
    package var role: ParticipantRole
    /// The cohort.
    package var instanceId: String
    /// Whether the class is now larger than it should be.
    package var overClass: Bool

    /// Makes the body from its parts.
    package init(
        campaign: String,
        enrollmentId: String,
        participantId: String,
        role: ParticipantRole,
        instanceId: String,
        overClass: Bool
    ) {
        self.campaign = campaign
        self.enrollmentId = enrollmentId
        self.participantId = participantId
        self.role = role
        self.instanceId = instanceId
        self.overClass = overClass
    }

    /// Which output it is: `enrollment.placed`.
    package var type: OutputType { .enrollmentPlaced }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("enrollmentId", enrollmentId)
        writer.field("participantId", participantId)
        writer.field("role", role.rawValue)
        writer.field("instanceId", instanceId)
        writer.field("overClass", overClass)
    }
}
