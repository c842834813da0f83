/// How ready a company is for a bundle, over its recruiting and active campaigns outside bundles.
///
/// Source: domain §10.4.
package struct CompanyUpsell: Hashable, Sendable {
    /// What the score is made of.
    package struct Facts: Hashable, Sendable {
        /// n: the recruiting or active campaigns outside bundles.
        package let campaigns: Int64
        /// h: those of them with a social return of 5.00 or more.
        package let highSroi: Int64
        /// ū: how full they are on average, in basis points.
        package let meanUtilizationBp: Int64

        /// The three numbers of a company.
        package init(campaigns: Int64, highSroi: Int64, meanUtilizationBp: Int64) {
            self.campaigns = campaigns
            self.highSroi = highSroi
            self.meanUtilizationBp = meanUtilizationBp
        }
    }

    /// The score, 0–100.
    package let composite: Int64
    /// Where it comes from.
    package let explanation: [UpsellExplanation]

    /// The score of a company, or nil with fewer than two such campaigns.
    ///
    /// `highSroi` counts the campaigns with a social return of 5.00 or more; use that is unknown
    /// counts 0.
    package static func assess(
        campaigns: Int64,
        highSroi: Int64,
        utilizationsBp: [Int64?]
    ) -> Self? {
        guard campaigns >= 2 else { return nil }
        let sum = utilizationsBp.reduce(0) { Arithmetic.saturatingSum($0, $1 ?? 0) }
        return of(
            Facts(
                campaigns: campaigns,
                highSroi: highSroi,
                meanUtilizationBp: sum / campaigns
            )
        )
    }

    /// The score of a company from its three numbers; of fewer than two campaigns it is 0 or more
    /// and raises nothing.
    package static func of(_ facts: Facts) -> Self {
        let (campaigns, highSroi) = (facts.campaigns, facts.highSroi)
        let mean = facts.meanUtilizationBp
        let ofHigh = campaigns > 0 ? 40 * highSroi / campaigns : 0
        let parts = [
            line(.campaigns, campaigns, .campaigns, score: min(campaigns, 10), weight: 3),
            line(.highSroi, highSroi, .campaigns, score: ofHigh, weight: 1),
            line(.utilization, mean, .basisPoints, score: mean > 7000 ? 30 : 0, weight: 1),
        ]
        let total = parts.reduce(0) { $0 + $1.contribution }
        return Self(composite: min(100, total), explanation: parts)
    }

    /// What a bundle would be worth: a quarter of the budgets in the company's currency.
    package static func valueMinor(budgetsMinor: [Int64]) -> Int64 {
        budgetsMinor.reduce(0) { Arithmetic.saturatingSum($0, $1) } / 4
    }

    private static func line(
        _ factor: UpsellFactor,
        _ input: Int64,
        _ unit: UpsellInputUnit,
        score: Int64,
        weight: Int64
    ) -> UpsellExplanation {
        UpsellExplanation(
            factor: factor,
            input: input,
            unit: unit,
            score: score,
            weight: weight,
            contribution: weight * score
        )
    }
}
