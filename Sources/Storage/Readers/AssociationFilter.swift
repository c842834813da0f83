package import Contracts
package import Domain

/// Which activities and evidence that came without a campaign a list shows.
package struct AssociationFilter: Sendable, Hashable {
    /// Of one company.
    package var company: String?
    /// Whose campaign, or best candidate, is one.
    package var campaign: String?
    /// With a status, nil for all; what was voided is in review no more.
    package var status: AssociationStatus?
    /// Of one kind of fact.
    package var kind: FactVoided.FactKind?
    /// Only those at a later position, to go on with a list.
    package var after: Int64
    /// At most so many, oldest first.
    package var limit: Int64

    /// Shows everything, up to a limit.
    package init(
        company: String? = nil,
        campaign: String? = nil,
        status: AssociationStatus? = nil,
        kind: FactVoided.FactKind? = nil,
        after: Int64 = 0,
        limit: Int64 = 100
    ) {
        self.company = company
        self.campaign = campaign
        self.status = status
        self.kind = kind
        self.after = after
        self.limit = limit
    }
}
