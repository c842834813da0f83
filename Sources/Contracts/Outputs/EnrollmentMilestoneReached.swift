package import Domain

/// A milestone of a program was reached, by a participant or by the campaign.
///
/// Journey tracking follows programs by it; domain §21.4 names no output for it, decision 0017
/// does. Source: domain §21.2.
package struct EnrollmentMilestoneReached: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The source system's reference.
    package var milestoneRef: String
    /// The milestone, one of its program type's.
    package var milestone: String
    /// The beneficiary who reached it, if it is about one.
    package var participantId: String?
    /// The volunteer who helped, if there was one.
    package var volunteerId: String?
    /// The cohort.
    package var instanceId: String?
    /// What was odd about the fact.
    package var flags: [ReasonCode]

    /// Makes the body from its parts.
    package init(
        campaign: String,
        milestoneRef: String,
        milestone: String,
        participantId: String? = nil,
        volunteerId: String? = nil,
        instanceId: String? = nil,
        flags: [ReasonCode]
    ) {
        self.campaign = campaign
        self.milestoneRef = milestoneRef
        self.milestone = milestone
        self.participantId = participantId
        self.volunteerId = volunteerId
        self.instanceId = instanceId
        self.flags = flags
    }

    /// Which output it is: `enrollment.milestone_reached`.
    package var type: OutputType { .enrollmentMilestoneReached }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields.
    package func write(to writer: inout JSONWriter) {
        writer.field("milestoneRef", milestoneRef)
        writer.field("milestone", milestone)
        writer.field("participantId", participantId)
        writer.field("volunteerId", volunteerId)
        writer.field("instanceId", instanceId)
        writer.field("flags", flags)
    }
}
