/// Where a learner stands in one dimension: where they started, and what was measured last.
///
/// Source: domain §12.3.
package struct LearnerOutcome: Hashable, Sendable {
    /// The baseline in basis points.
    package let baselineBp: Int64
    /// The latest score in basis points; nil while there is only a baseline.
    package let latestBp: Int64?
    /// The confidence of the latest score, 0–100; 0 without one.
    package let confidence: Int64

    /// Where a learner starts whose baseline nobody measured, in basis points.
    package static let assumedBaselineBp: Int64 = 3000
    /// From what confidence on a score counts in full.
    package static let fullConfidence: Int64 = 70

    /// A standing of its parts.
    package init(baselineBp: Int64, latestBp: Int64?, confidence: Int64) {
        self.baselineBp = baselineBp
        self.latestBp = latestBp
        self.confidence = confidence
    }

    /// The standing that un-voided measurements make, in any order; nil without any.
    package init?(_ scores: [OutcomeScore]) {
        guard !scores.isEmpty else { return nil }
        let baselines = scores.filter { $0.phase == .baseline }
        let later = scores.filter { $0.phase != .baseline }
        let latest = later.max { $0.isBefore($1) }
        baselineBp = baselines.min { $0.isBefore($1) }?.scoreBp ?? Self.assumedBaselineBp
        latestBp = latest?.scoreBp
        confidence = latest?.confidence ?? 0
    }

    /// Δ in basis points, never below 0; nil without a latest score.
    package var deltaBp: Int64? { latestBp.map { max(0, $0 - baselineBp) } }

    /// The social value in minor units, where a full outcome has a value; 0 without a score.
    ///
    /// nil when it does not fit.
    package func socialValueMinor(ofFull valueMinor: Int64) -> Int64? {
        guard let deltaBp else { return 0 }
        let factor: Int64 = confidence < Self.fullConfidence ? 80 : 100
        let (part, overflow) = Int128(valueMinor)
            .multipliedReportingOverflow(by: Int128(deltaBp) * Int128(factor))
        return overflow ? nil : Arithmetic.roundHalfAway(wide: part, over: 1_000_000)
    }
}
