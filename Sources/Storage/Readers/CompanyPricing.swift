package import Domain

/// What the campaigns of a company cost, how their contracts are used and what should be done.
///
/// Source: domain §9.3.
package struct CompanyPricing: Sendable, Hashable {
    /// The company.
    package let company: String
    /// Its campaigns in the order of their ids, or the one that was asked for.
    package let campaigns: [CampaignPricing]
    /// The campaigns with a figure that does not fit 64 bits; they are in no sum.
    package let unknown: [String]
    /// The sums by currency, the counts, and the recommendations with their campaigns.
    package let insight: CompanyInsight

    /// The insights of its campaigns by id.
    package var insights: [String: CampaignInsight] {
        Dictionary(campaigns.map { ($0.campaign, $0.insight) }) { first, _ in first }
    }

    init(company: String, campaigns: [CampaignPricing], unknown: [String]) throws(StorageFault) {
        self.company = company
        self.campaigns = campaigns
        self.unknown = unknown
        let byId = Dictionary(campaigns.map { ($0.campaign, $0.insight) }) { first, _ in first }
        do throws(MoneyFault) {
            insight = try CompanyInsight(byId)
        } catch {
            throw StorageFault(.inconsistent, "the sums of \(company) do not fit 64 bits")
        }
    }
}
