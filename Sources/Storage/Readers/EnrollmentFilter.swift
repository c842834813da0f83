package import Contracts
package import Domain

/// Which enrollments of a campaign a list shows.
package struct EnrollmentFilter: Sendable, Hashable {
    /// The campaign.
    package var campaign: String
    /// Only those in a state.
    package var status: EnrollmentStatus?
    /// Only those in a role.
    package var role: ParticipantRole?
    /// Only those of one person.
    package var participant: String?
    /// Only what came after the enrollment with this id.
    package var after: String?
    /// At most so many, oldest first.
    package var limit: Int64

    /// Shows all enrollments of a campaign, up to a limit.
    package init(campaign: String, limit: Int64 = 100) {
        self.campaign = campaign
        self.limit = limit
    }
}
