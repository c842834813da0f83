package import Contracts
package import Domain

/// Which records of the usage ledger somebody wants to see.
package struct LedgerFilter: Sendable, Hashable {
    /// Of one company.
    package var company: String?
    /// Of one campaign.
    package var campaign: String?
    /// Booked in one month.
    package var period: CivilMonth?
    /// Of one kind.
    package var type: UsageType?
    /// At most so many.
    package var limit: Int64

    /// Records of everything, at most so many.
    package init(
        company: String? = nil,
        campaign: String? = nil,
        period: CivilMonth? = nil,
        type: UsageType? = nil,
        limit: Int64
    ) {
        self.company = company
        self.campaign = campaign
        self.period = period
        self.type = type
        self.limit = limit
    }
}
