/// How ready a campaign is for a larger deal, 0–100, with its reasons.
///
/// Source: domain §10.1.
package struct UpsellScore: Hashable, Sendable {
    /// The weighted mean of the parts that are known.
    package let composite: Int64
    /// The score of use, weight 40.
    package let capacity: Int64
    /// The score of what the program achieves, weight 30; nil when neither SROI nor VIS is known.
    package let performance: Int64?
    /// The score of how busy volunteers are, weight 20.
    package let engagement: Int64
    /// The score of spending, weight 10.
    package let spend: Int64
    /// Where the composite comes from, one line per part.
    package let explanation: [UpsellExplanation]

    /// The score of the facts of a campaign.
    package static func assess(_ facts: UpsellFacts) -> Self {
        let capacity = capacityScore(facts.utilizationBp)
        let performance = performanceScore(sroi: facts.sroi, vis: facts.vis)
        let engagement = engagementScore(facts.engagement)
        let spend = facts.spendBp.map(spendScore) ?? 0
        let lines = [
            line(.capacity, facts.utilizationBp, .basisPoints, capacity, 40),
            performanceLine(facts, performance),
            line(.engagement, facts.engagement, .sessionsPerHundred, engagement, 20),
            line(.spend, facts.spendBp, .basisPoints, spend, 10),
        ]
        let weight = lines.reduce(0) { $0 + $1.weight }
        let sum = lines.reduce(0) { $0 + $1.contribution }
        return Self(
            composite: Arithmetic.roundHalfAway(sum, over: weight) ?? 0,
            capacity: capacity,
            performance: performance,
            engagement: engagement,
            spend: spend,
            explanation: lines
        )
    }

    /// The score of use in basis points.
    package static func capacityScore(_ utilizationBp: Int64) -> Int64 {
        Arithmetic.piecewise(
            utilizationBp,
            [(0, 0), (5000, 10), (8000, 50), (10_000, 80), (11_000, 100)]
        )
    }

    /// The score of social return (hundredths) and volunteer impact; one stands for both when the
    /// other is unknown, and without both there is none.
    package static func performanceScore(sroi: Int64?, vis: Int64?) -> Int64? {
        let social = sroi.map {
            Arithmetic.piecewise($0, [(0, 0), (200, 40), (400, 80), (500, 100)])
        }
        let personal = vis.map { Arithmetic.piecewise($0, [(0, 0), (60, 60), (90, 100)]) }
        guard let social, let personal else { return social ?? personal }
        return Arithmetic.roundHalfAway(60 * social + 40 * personal, over: 100)
    }

    /// The score of sessions per 100 volunteers.
    package static func engagementScore(_ engagement: Int64) -> Int64 {
        Arithmetic.piecewise(engagement, [(0, 0), (50, 40), (100, 80), (150, 100)])
    }

    /// The score of spending in basis points of the budget.
    package static func spendScore(_ spendBp: Int64) -> Int64 {
        Arithmetic.piecewise(
            spendBp,
            [(0, 0), (2500, 10), (5000, 50), (8000, 80), (10_000, 100)]
        )
    }

    private static func performanceLine(
        _ facts: UpsellFacts,
        _ score: Int64?
    ) -> UpsellExplanation {
        guard let score else { return line(.noPerformanceData, nil, .none, 0, 0) }
        return facts.sroi == nil
            ? line(.performance, facts.vis, .vis, score, 30)
            : line(.performance, facts.sroi, .sroiHundredths, score, 30)
    }

    private static func line(
        _ factor: UpsellFactor,
        _ input: Int64?,
        _ unit: UpsellInputUnit,
        _ score: Int64,
        _ weight: Int64
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
