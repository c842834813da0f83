package import Domain

/// Where a learner of a campaign stands in one dimension, and what that is worth.
///
/// Source: domain §12.3.
package struct LearnerOutcomeRow: Sendable, Hashable {
    /// The learner.
    package let participant: String
    /// The dimension.
    package let dimension: OutcomeDimension
    /// The standing.
    package var outcome: LearnerOutcome
    /// Its social value in minor units, by the price book of the campaign.
    package var socialValueMinor: Int64

    /// A standing with its value.
    package init(
        participant: String,
        dimension: OutcomeDimension,
        outcome: LearnerOutcome,
        socialValueMinor: Int64
    ) {
        self.participant = participant
        self.dimension = dimension
        self.outcome = outcome
        self.socialValueMinor = socialValueMinor
    }

    static let columns = "participant, dimension, baseline, latest, confidence, social_value"

    init?(_ row: inout Columns) {
        participant = row.text()
        let dimension = OutcomeDimension(rawValue: row.text())
        outcome = LearnerOutcome(
            baselineBp: row.int(),
            latestBp: row.optionalInt(),
            confidence: row.int()
        )
        socialValueMinor = row.int()
        guard let dimension else { return nil }
        self.dimension = dimension
    }
}
