/// The volunteer impact score (VIS) of one volunteer in one campaign.
///
/// Source: domain §12.3.
package struct VolunteerImpact: Hashable, Sendable {
    /// The score for hours, 0–100.
    package let hours: Int64
    /// The score for constancy, 0–100.
    package let constancy: Int64
    /// The score for what changed for the learners, 0–100.
    package let impact: Int64

    /// How many dates the recent sessions reach back.
    package static let trailingDates: Int64 = 30

    /// The score of minutes in sessions, sessions of the trailing 30 dates, and the mean change of
    /// the learners met in basis points.
    package init(
        minutes: Int64,
        estimatedMinutes: Int64,
        recentSessions: Int64,
        meanDeltaBp: Int64
    ) {
        let whole = Arithmetic.floorOfProduct(minutes, 100, over: estimatedMinutes)
        hours = min(100, max(0, whole ?? 100))
        switch recentSessions {
        case 8...: constancy = 100
        case 4...: constancy = 75
        case 2...: constancy = 50
        case 1: constancy = 25
        default: constancy = 0
        }
        impact = Arithmetic.piecewise(meanDeltaBp, [(500, 0), (2000, 50), (4000, 100)])
    }

    /// VIS, 0–100.
    package var score: Int64 {
        Arithmetic.roundHalfAway(30 * hours + 30 * constancy + 40 * impact, over: 100) ?? 0
    }

    /// The floor of the mean over learners of each one's mean change, in basis points.
    ///
    /// `learners` are the changes of each learner who has a latest score, one per dimension; 0
    /// without any.
    package static func meanDeltaBp(_ learners: [[Int64]]) -> Int64 {
        let known = learners.filter { !$0.isEmpty }
        guard !known.isEmpty else { return 0 }
        // A learner has at most five dimensions, and 60 is a multiple of each of their numbers.
        let common: Int128 = 60
        let sum = known.reduce(Int128(0)) { sum, deltas in
            sum + deltas.reduce(0) { $0 + Int128($1) } * common / Int128(deltas.count)
        }
        return Arithmetic.floorDivide(wide: sum, common * Int128(known.count)) ?? 0
    }

    /// VIS of a campaign from the sum over its volunteers; nil without any.
    package static func mean(sum: Int64, volunteers: Int64) -> Int64? {
        Arithmetic.roundHalfAway(sum, over: volunteers)
    }
}
