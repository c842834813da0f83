/// What spending brings about.
///
/// Source: domain §17.
package enum SpendEfficiency {
    /// The return on investment in basis points: social value beyond spending per spending.
    ///
    /// nil when nothing was spent; throws when it does not fit 64 bit.
    package static func returnBp(
        socialValueMinor: Int64,
        spentMinor: Int64
    ) throws(MoneyFault) -> Int64? {
        try Quotient.rounded(
            (Int128(socialValueMinor) - Int128(spentMinor)) * 10_000,
            over: Int128(spentMinor)
        )
    }

    /// What one learner with an outcome cost in minor units; nil without such learners.
    ///
    /// `improved` are the learners whose score in a dimension rose by `improvementBp` or more.
    package static func costPerOutcomeMinor(
        spentMinor: Int64,
        improved: Int64
    ) throws(MoneyFault) -> Int64? {
        try Quotient.rounded(Int128(spentMinor), over: Int128(improved))
    }

    /// How many learners rose enough in a dimension, given the rise of each in basis points.
    package static func improved(risesBp: [Int64]) -> Int64 {
        Int64(risesBp.count { $0 >= improvementBp })
    }

    /// The rise that counts as an outcome, in basis points.
    package static let improvementBp: Int64 = 1000
}
