/// What a company's campaigns cost and achieve together.
///
/// Source: domain §9.3.
package struct CompanyInsight: Hashable, Sendable {
    /// The sums over the campaigns of one currency.
    package struct Total: Hashable, Sendable {
        /// The currency.
        package let currency: Currency
        /// Σ budget in minor units.
        package fileprivate(set) var budgetMinor: Int64 = 0
        /// Σ spent in minor units.
        package fileprivate(set) var spentMinor: Int64 = 0
        /// Σ charged in minor units.
        package fileprivate(set) var chargedMinor: Int64 = 0
        /// Σ social value in minor units; nil while no campaign knows its own.
        package fileprivate(set) var socialValueMinor: Int64?
        /// Σ investment in minor units.
        package fileprivate(set) var investmentMinor: Int64 = 0
        /// The pooled social return in hundredths; nil without social value or investment.
        package fileprivate(set) var sroi: Int64?
    }

    /// The campaigns that share a recommendation.
    package struct Advice: Hashable, Sendable {
        /// The recommendation.
        package let recommendation: InsightRecommendation
        /// The campaigns in the order of their ids.
        package let campaigns: [String]
    }

    /// One sum per currency, in the order of the currencies' codes.
    package let totals: [Total]
    /// How many campaigns have reached 80 % of their limit, but not all of it.
    package let near: Int64
    /// How many campaigns have reached their limit.
    package let over: Int64
    /// How many campaigns have spent more than 90 % of their budget.
    package let budgetTight: Int64
    /// The recommendations that apply to a campaign, in their order.
    package let advice: [Advice]

    /// The report over campaigns by id; throws when a sum does not fit 64 bit.
    package init(_ campaigns: [String: CampaignInsight]) throws(MoneyFault) {
        var sums: [Currency: Total] = [:]
        for insight in campaigns.values {
            let currency = insight.facts.money.currency
            sums[currency] = try Self.adding(
                insight,
                to: sums[currency] ?? Total(currency: currency)
            )
        }
        var totals: [Total] = []
        for currency in Currency.allCases {
            guard let sum = sums[currency] else { continue }
            totals.append(try Self.pooled(sum))
        }
        self.totals = totals.sorted { $0.currency.rawValue < $1.currency.rawValue }
        near = Int64(campaigns.values.count { $0.usage.isNear })
        over = Int64(campaigns.values.count { $0.usage.isExhausted })
        budgetTight = Int64(campaigns.values.count(where: \.isBudgetTight))
        let advised = campaigns.mapValues { Set($0.recommendations) }
        advice = InsightRecommendation.allCases.compactMap { recommendation in
            let ids = advised.filter { $0.value.contains(recommendation) }.keys
            guard !ids.isEmpty else { return nil }
            return Advice(
                recommendation: recommendation,
                campaigns: ids.sorted(by: Identifier.isBefore)
            )
        }
    }

    private static func adding(
        _ insight: CampaignInsight,
        to total: Total
    ) throws(MoneyFault) -> Total {
        var total = total
        let facts = insight.facts
        total.budgetMinor = try Quotient.sum(total.budgetMinor, facts.money.budgetMinor)
        total.spentMinor = try Quotient.sum(total.spentMinor, facts.money.spentMinor)
        total.chargedMinor = try Quotient.sum(total.chargedMinor, facts.money.chargedMinor)
        let invested = facts.outcome.investmentMinor
        total.investmentMinor = try Quotient.sum(total.investmentMinor, invested)
        if let value = facts.outcome.socialValueMinor {
            total.socialValueMinor = try Quotient.sum(total.socialValueMinor ?? 0, value)
        }
        return total
    }

    private static func pooled(_ sum: Total) throws(MoneyFault) -> Total {
        var total = sum
        if let value = sum.socialValueMinor, sum.investmentMinor > 0 {
            total.sroi = try Quotient.rounded(
                Int128(value) * 100,
                over: Int128(sum.investmentMinor)
            )
        }
        return total
    }
}
