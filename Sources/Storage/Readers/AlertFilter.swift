package import Domain

/// Which alert records a list shows.
package struct AlertFilter: Sendable, Hashable {
    /// Only those of a company.
    package var company: String?
    /// Only those of a campaign.
    package var campaign: String?
    /// Only those of a kind: sent, suppressed or passed.
    package var status: AlertStatus?
    /// Only sent ones that nobody has acknowledged.
    package var isOpenOnly: Bool
    /// At most so many, newest first.
    package var limit: Int64

    /// Shows everything, up to a limit.
    package init(
        company: String? = nil,
        campaign: String? = nil,
        status: AlertStatus? = nil,
        isOpenOnly: Bool = false,
        limit: Int64 = 100
    ) {
        self.company = company
        self.campaign = campaign
        self.status = status
        self.isOpenOnly = isOpenOnly
        self.limit = limit
    }
}
