/// One measurement of a learner in one dimension.
///
/// Source: domain §12.3.
package struct OutcomeScore: Hashable, Sendable {
    /// When in the program.
    package let phase: OutcomePhase
    /// What was measured, 0–10000 basis points.
    package let scoreBp: Int64
    /// How sure the measurement is, 0–100.
    package let confidence: Int64
    /// When it was measured.
    package let effectiveAt: Instant
    /// The position of the record that brought it; it decides between equal moments.
    package let position: Int64

    /// A measurement.
    package init(
        phase: OutcomePhase,
        scoreBp: Int64,
        confidence: Int64,
        effectiveAt: Instant,
        position: Int64
    ) {
        self.phase = phase
        self.scoreBp = scoreBp
        self.confidence = confidence
        self.effectiveAt = effectiveAt
        self.position = position
    }

    /// Whether it was measured before another one.
    func isBefore(_ other: Self) -> Bool {
        (effectiveAt, position) < (other.effectiveAt, other.position)
    }
}
