import Contracts
import Domain

/// What other actors need to know of a campaign.
struct CampaignView: Sendable {
    /// The campaign.
    let id: String
    /// The company.
    let company: String
    /// Its name.
    let name: String?
    /// Its state.
    let status: CampaignStatus
    /// The settings of its waiting list.
    let waitlist: CampaignFields.Waitlist
    /// Its last day.
    let endDate: CivilDate?
    /// What it may cost, in minor units.
    let budgetMinor: Int64?
    /// The seat terms in effect, if there are any.
    let seatTerms: SeatContract?

    /// Whether requests are decided.
    var isOpen: Bool { status == .recruiting || status == .active }
}
