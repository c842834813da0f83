/// Dates on which no campaign of a company starts or opens by itself.
///
/// Source: domain §20.
package struct Blackout: Hashable, Sendable {
    /// Whom a blackout concerns.
    package enum Scope: Hashable, Sendable {
        /// Every campaign of the company.
        case all
        /// The campaigns of these ids.
        case campaigns(Set<String>)
    }

    /// The blackout's id.
    package let id: String
    /// The dates, both ends included.
    package let dates: CivilRange
    /// Whom it concerns.
    package let scope: Scope

    /// A blackout of a range of dates.
    package init(id: String, dates: CivilRange, scope: Scope) {
        self.id = id
        self.dates = dates
        self.scope = scope
    }

    /// Whether it concerns a campaign.
    package func concerns(_ campaign: String) -> Bool {
        switch scope {
        case .all: true
        case .campaigns(let ids): ids.contains(campaign)
        }
    }

    /// Whether it holds back a move to a state; only opening and starting are held back.
    package static func holdsBack(_ target: CampaignStatus) -> Bool {
        switch target {
        case .recruiting, .active: true
        case .draft, .planned, .paused, .completed, .closed: false
        }
    }
}
