package import Domain

/// Which campaigns a list shows.
package struct CampaignFilter: Sendable, Hashable {
    /// Only those of a company.
    package var company: String?
    /// Only those in a state.
    package var status: CampaignStatus?
    /// Only those that use at least so much of their limit, in basis points.
    package var minimumUtilizationBp: Int64?
    /// Only those whose id comes after this one, to go on with a list.
    package var after: String?
    /// At most so many, 1 or more.
    package var limit: Int64

    /// Shows everything, up to a limit.
    package init(limit: Int64 = 100) { self.limit = limit }
}
