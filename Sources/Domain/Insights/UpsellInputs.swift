/// What an evaluation looked at: of a campaign, or of a company.
///
/// Source: domain §10.1, §10.4.
package enum UpsellInputs: Hashable, Sendable {
    /// Of a campaign.
    case campaign(UpsellCampaignInputs)
    /// Of a company.
    case company(CompanyUpsell.Facts)

    /// The composite that follows from it.
    package var composite: Int64 {
        switch self {
        case .campaign(let inputs): UpsellScore.assess(inputs.facts).composite
        case .company(let facts): CompanyUpsell.of(facts).composite
        }
    }

    /// Why the composite is what it is.
    package var explanation: [UpsellExplanation] {
        switch self {
        case .campaign(let inputs): UpsellScore.assess(inputs.facts).explanation
        case .company(let facts): CompanyUpsell.of(facts).explanation
        }
    }

    /// The bounds between which a signal of this kind lives.
    package var bounds: UpsellBounds {
        switch self {
        case .campaign: .campaign
        case .company: .company
        }
    }

    /// Who waits; nil for a company.
    package var waiting: Int64? {
        switch self {
        case .campaign(let inputs): inputs.waiting
        case .company: nil
        }
    }
}
