package import Domain

/// Which orders for later to show.
package struct ScheduleFilter: Sendable, Hashable {
    /// Of one company only.
    package var company: String?
    /// Of one campaign only.
    package var campaign: String?
    /// In one state only.
    package var state: ScheduledState?
    /// How many at most.
    package var limit: Int64

    /// Without a condition all of them, up to the limit.
    package init(
        company: String? = nil,
        campaign: String? = nil,
        state: ScheduledState? = nil,
        limit: Int64
    ) {
        self.company = company
        self.campaign = campaign
        self.state = state
        self.limit = limit
    }
}
