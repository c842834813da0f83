/// What missed promises give back, once, when a campaign of iaas terms is over.
///
/// Source: domain §11.2.
package struct GuaranteeCredit: Hashable, Sendable {
    /// How far each promise was kept, in the order of the terms.
    package let attainments: [GuaranteeAttainment]
    /// The credit in minor units, 0 or less for a charge of 0 or more.
    package let amountMinor: Int64

    /// The credit for what was charged for learners so far; throws when a number does not fit.
    ///
    /// The actual values come from the final snapshot; a metric that is missing could not be
    /// measured. Without promises there is no credit. It is booked in the month of its record and
    /// later facts do not change it.
    package static func settle(
        _ terms: LearnerTerms,
        actual: [Guarantee.Metric: Int64],
        chargedMinor: Int64
    ) throws(MoneyFault) -> Self {
        let attainments = try attainments(terms, actual: actual)
        let least = attainments.map(\.attainmentBp).min() ?? GuaranteeAttainment.whole
        // A shortfall that does not fit is beyond every cap.
        let missed = Int64(clamping: Int128(GuaranteeAttainment.whole) - Int128(least))
        let amount = Arithmetic.roundHalfAway(
            product: chargedMinor,
            min(terms.guaranteeCapBp, missed),
            over: GuaranteeAttainment.whole
        )
        guard let amount, amount != .min else { throw .outOfRange }
        return Self(attainments: attainments, amountMinor: -amount)
    }

    /// How far each promise is kept, at any time.
    package static func attainments(
        _ terms: LearnerTerms,
        actual: [Guarantee.Metric: Int64]
    ) throws(MoneyFault) -> [GuaranteeAttainment] {
        var attainments: [GuaranteeAttainment] = []
        for guarantee in terms.guarantees {
            attainments.append(
                try GuaranteeAttainment(guarantee, actual: actual[guarantee.metric])
            )
        }
        return attainments
    }

    /// The share of enrolled learners who completed, in basis points; nil without any enrolled.
    package static func completionRateBp(completed: Int64, everEnrolled: Int64) -> Int64? {
        Arithmetic.roundHalfAway(product: completed, GuaranteeAttainment.whole, over: everEnrolled)
    }
}
