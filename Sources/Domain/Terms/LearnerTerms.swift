/// One version of terms for learners served (iaas).
///
/// Source: domain §9.1.
package struct LearnerTerms: Hashable, Sendable {
    /// The local date from which the version holds.
    package let effectiveFrom: CivilDate
    /// The learners committed, 1 or more.
    package let learners: Int64
    /// The price of a learner in minor units.
    package let priceMinor: Int64
    /// What a learner over the committed ones costs, 0–30000 basis points of the price.
    package let overageRateBp: Int64
    /// The outcomes promised.
    package let guarantees: [Guarantee]
    /// The most that a missed promise gives back, 0–10000 basis points of what was charged.
    package let guaranteeCapBp: Int64

    /// A version of the terms.
    package init(
        effectiveFrom: CivilDate,
        learners: Int64,
        priceMinor: Int64,
        overageRateBp: Int64 = 10_000,
        guarantees: [Guarantee] = [],
        guaranteeCapBp: Int64 = 3000
    ) {
        self.effectiveFrom = effectiveFrom
        self.learners = learners
        self.priceMinor = priceMinor
        self.overageRateBp = overageRateBp
        self.guarantees = guarantees
        self.guaranteeCapBp = guaranteeCapBp
    }

    /// The price of all committed learners in minor units; nil when it does not fit.
    package var valueMinor: Int64? {
        Arithmetic.roundHalfAway(product: learners, priceMinor, over: 1)
    }
}
