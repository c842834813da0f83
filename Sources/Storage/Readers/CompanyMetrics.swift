package import Domain

/// The figures of a company: those of its campaigns, pooled.
///
/// Source: domain §9.3, §12.3.
package struct CompanyMetrics: Sendable {
    /// What the campaigns of one currency add up to.
    package struct Total: Sendable {
        /// The currency.
        package let currency: Currency
        /// What may be spent, in minor units.
        package var budgetMinor: Int64
        /// Sums of the figures that can be added up, SROI of the sums, and VIS.
        package var values: MetricValues
    }

    /// The company.
    package let company: String
    /// Its campaigns by id.
    package let campaigns: [CampaignMetrics]
    /// The totals by currency.
    package let totals: [Total]

    private static let sums: [Metric] = [
        .reached, .served, .sessions, .sessionMinutes, .volunteerMinutes, .creditsMc, .completed,
        .withdrawn, .charged, .costs, .spent, .socialValue, .investment, .visSum, .visVolunteers,
        .impactPoints,
    ]

    init(company: String, campaigns: [CampaignMetrics], budgets: [String: Int64]) {
        self.company = company
        self.campaigns = campaigns
        let byCurrency = Dictionary(grouping: campaigns, by: \.currency)
        totals = Currency.allCases.compactMap { currency in
            byCurrency[currency].map { Self.total(of: $0, currency, budgets) }
        }
    }

    /// A sum of which a part is unknown is unknown.
    private static func total(
        of campaigns: [CampaignMetrics],
        _ currency: Currency,
        _ budgets: [String: Int64]
    ) -> Total {
        var values = MetricValues()
        for metric in sums {
            let parts = campaigns.map { $0.values[metric] }
            values[metric] = parts.contains(nil) ? nil : SeatRating.total(parts.compactMap { $0 })
        }
        values[.vis] = VolunteerImpact.mean(
            sum: values[.visSum] ?? 0,
            volunteers: values[.visVolunteers] ?? 0
        )
        if let value = values[.socialValue], let investment = values[.investment] {
            values[.sroi] = SocialReturn.hundredths(
                socialValueMinor: value,
                investmentMinor: investment,
                hasScores: campaigns.contains(where: \.hasScores)
            )
        }
        let budget = campaigns.reduce(0) {
            Arithmetic.saturatingSum($0, budgets[$1.campaign] ?? 0)
        }
        values[.budgetUseBp] = values[.spent].flatMap {
            Arithmetic.floorOfProduct($0, 10_000, over: budget)
        }
        return Total(currency: currency, budgetMinor: budget, values: values)
    }
}
