/// What a campaign gives back for what it takes.
///
/// Source: domain §12.3.
package enum SocialReturn {
    /// What was invested: spent, and the volunteers' time at the value of an hour.
    ///
    /// nil when it does not fit.
    package static func investmentMinor(
        spentMinor: Int64,
        volunteerMinutes: Int64,
        hourValueMinor: Int64
    ) -> Int64? {
        let time = Arithmetic.roundHalfAway(product: volunteerMinutes, hourValueMinor, over: 60)
        return time.flatMap { SeatRating.total([spentMinor, $0]) }
    }

    /// SROI in hundredths; nil for an investment of 0 or less, or without any latest score.
    ///
    /// Campaigns are pooled: their values and investments are added up first.
    package static func hundredths(
        socialValueMinor: Int64,
        investmentMinor: Int64,
        hasScores: Bool
    ) -> Int64? {
        guard hasScores, investmentMinor > 0 else { return nil }
        return Arithmetic.roundHalfAway(product: 100, socialValueMinor, over: investmentMinor)
    }

    /// An amount shared over cohorts by the learners they reached, and the rest of learners
    /// without one, by largest remainder.
    ///
    /// Without any learner nobody gets anything. nil when a number does not fit.
    package static func shares(of amountMinor: Int64, over learners: [Int64]) -> [Int64]? {
        let total = learners.reduce(0, Arithmetic.saturatingSum)
        guard total > 0 else { return learners.map { _ in 0 } }
        return Arithmetic.largestRemainder(
            learners.map { Fraction(Int128(amountMinor) * Int128($0), over: total) }
        )
    }
}
