package import Contracts

/// Which holds of a campaign a list shows.
package struct HoldFilter: Sendable, Hashable {
    /// The campaign.
    package var campaign: String
    /// Only those in a state; nil for all.
    package var status: HoldStatus?
    /// Only those of one person.
    package var participant: String?
    /// Only what came after the hold with this id.
    package var after: String?
    /// At most so many, oldest first.
    package var limit: Int64

    /// Shows the holds of a campaign in a state, up to a limit.
    package init(campaign: String, status: HoldStatus? = nil, limit: Int64 = 100) {
        self.campaign = campaign
        self.status = status
        self.limit = limit
    }
}
