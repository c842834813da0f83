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
    /// Its first day.
    let startDate: CivilDate?
    /// Its last day.
    let endDate: CivilDate?
    /// What it may cost, in minor units.
    let budgetMinor: Int64?
    /// The currency of its amounts.
    let currency: Currency
    /// Its template version.
    let templateVersion: String?
    /// Its beneficiary group.
    let group: String?
    /// Everything it was and will be sold for; of a draft its draft terms.
    let history: TermsHistory
    /// The terms in effect, if there are any.
    let terms: CommercialTerms?
    /// The local date of completion or closing.
    let settledOn: CivilDate?

    /// Whether requests are decided.
    var isOpen: Bool { status == .recruiting || status == .active }

    /// The terms in effect on a local date.
    func terms(on date: CivilDate) -> CommercialTerms? {
        history.inForce(today: date, endDate: endDate, settledOn: settledOn)
    }

    /// The model of a local date; without terms it is custom.
    func model(on date: CivilDate) -> PricingModel { terms(on: date)?.model ?? .custom }
}
