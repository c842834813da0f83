import ArgumentParser
import Domain
import Storage

/// The tables that a pricing report is exported as.
enum PricingTable: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// One row per campaign.
    case campaigns
    /// One row per currency.
    case totals
    /// One row per recommendation and campaign.
    case recommendations

    /// The table as comma-separated values, safe to open; each row has the log's position.
    func text(_ found: AsOf<CompanyPricing>) -> String {
        let pricing = found.value
        let table =
            switch self {
            case .campaigns: CampaignInsight.table(pricing.insights)
            case .totals: pricing.insight.totalsTable
            case .recommendations: pricing.insight.adviceTable
            }
        return table.adding("as_of", "\(found.position)").text
    }
}
