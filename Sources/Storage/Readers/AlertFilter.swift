package import Domain

/// Which alert records a list shows.
package struct AlertFilter: Sendable, Hashable {
    /// Whether what a sent alert says still holds.
    package enum State: String, CaseIterable, Sendable {
        /// It does.
        case open
        /// It is over.
        case resolved
    }

    /// Only those of a company.
    package var company: String?
    /// Only those of a campaign.
    package var campaign: String?
    /// Only those of a kind: sent, suppressed or passed.
    package var status: AlertStatus?
    /// Only sent ones that nobody has acknowledged.
    package var isUnseenOnly: Bool
    /// Only sent ones that are open, or resolved.
    package var state: State?
    /// At most so many, newest first.
    package var limit: Int64

    /// Shows everything, up to a limit.
    package init(
        company: String? = nil,
        campaign: String? = nil,
        status: AlertStatus? = nil,
        isUnseenOnly: Bool = false,
        state: State? = nil,
        limit: Int64 = 100
    ) {
        self.company = company
        self.campaign = campaign
        self.status = status
        self.isUnseenOnly = isUnseenOnly
        self.state = state
        self.limit = limit
    }
}
