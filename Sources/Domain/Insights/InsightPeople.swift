/// Whom a campaign wants to reach and whom it reached.
///
/// Source: domain §9.3.
package struct InsightPeople: Hashable, Sendable {
    /// The volunteers it wants.
    package let targetVolunteers: Int64
    /// The beneficiaries it wants.
    package let targetBeneficiaries: Int64
    /// Distinct volunteers who were ever enrolled.
    package let volunteers: Int64
    /// Distinct beneficiaries who were ever enrolled.
    package let beneficiaries: Int64
    /// Distinct beneficiaries who attended a session or are served.
    package let reached: Int64
    /// Minutes that volunteers gave.
    package let volunteerMinutes: Int64

    /// The people of a campaign.
    package init(
        targetVolunteers: Int64,
        targetBeneficiaries: Int64,
        volunteers: Int64,
        beneficiaries: Int64,
        reached: Int64,
        volunteerMinutes: Int64
    ) {
        self.targetVolunteers = targetVolunteers
        self.targetBeneficiaries = targetBeneficiaries
        self.volunteers = volunteers
        self.beneficiaries = beneficiaries
        self.reached = reached
        self.volunteerMinutes = volunteerMinutes
    }

    /// How many of those it wants were enrolled, in percent, volunteers and beneficiaries alike.
    ///
    /// More than wanted count as all; a target of 0 counts as nobody.
    package var engagementPercent: Int64 {
        let helped = Quotient.boundedPercent(beneficiaries, of: targetBeneficiaries) ?? 0
        let helpers = Quotient.boundedPercent(volunteers, of: targetVolunteers) ?? 0
        return (helped + helpers) / 2
    }
}
