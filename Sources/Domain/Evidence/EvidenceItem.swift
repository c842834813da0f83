/// A piece of evidence of a campaign.
///
/// Source: domain §13.2.
package struct EvidenceItem: Hashable, Sendable {
    /// The reference of its source.
    package let ref: String
    /// What it is evidence of.
    package let dimension: OutcomeDimension
    /// How strong it is, 0–10000.
    package let scoreBp: Int64
    /// How sure the strength is, 0–100.
    package let confidence: Int64
    /// Whether somebody checked it.
    package let verification: EvidenceVerification
    /// When it happened.
    package let effectiveAt: Instant

    /// A piece of evidence.
    package init(
        ref: String,
        dimension: OutcomeDimension,
        scoreBp: Int64,
        confidence: Int64,
        verification: EvidenceVerification,
        effectiveAt: Instant
    ) {
        self.ref = ref
        self.dimension = dimension
        self.scoreBp = scoreBp
        self.confidence = confidence
        self.verification = verification
        self.effectiveAt = effectiveAt
    }
}
