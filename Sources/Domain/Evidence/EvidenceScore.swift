/// How much a piece of evidence is worth showing, 0–100, with its parts.
///
/// Source: domain §13.2.
package struct EvidenceScore: Hashable, Sendable {
    /// Strength times confidence, weight 40.
    package let impact: Int64
    /// What its dimension is worth, weight 30.
    package let dimension: Int64
    /// How new it is, weight 20.
    package let recency: Int64
    /// Whether somebody checked it, weight 10.
    package let verification: Int64

    /// The score of evidence of an age; nil for what must not be shown.
    ///
    /// `ageDays` are the local dates since it happened; what lies ahead counts as today's.
    package init?(_ item: EvidenceItem, ageDays: Int64) {
        switch item.verification {
        case .verified: verification = 100
        case .unverified: verification = 50
        case .redacted: return nil
        }
        let strength = Arithmetic.roundHalfAway(
            product: min(max(item.scoreBp, 0), 10_000),
            min(max(item.confidence, 0), 100),
            over: 10_000
        )
        impact = strength ?? 0
        dimension = Self.worth(of: item.dimension)
        recency = Arithmetic.piecewise(
            ageDays,
            [(0, 100), (90, 50), (180, 25), (270, 12), (360, 6), (450, 3)]
        )
    }

    /// The weighted mean of the parts.
    package var total: Int64 {
        let sum = 40 * impact + 30 * dimension + 20 * recency + 10 * verification
        return Arithmetic.roundHalfAway(sum, over: 100) ?? 0
    }

    /// What a dimension is worth.
    package static func worth(of dimension: OutcomeDimension) -> Int64 {
        switch dimension {
        case .jobReadiness: 100
        case .wellBeing: 95
        case .confidence: 90
        case .belonging: 85
        case .language: 80
        }
    }
}
