package import Domain

/// How much evidence a campaign or one of its cohorts has in one dimension.
///
/// Counted as facts come and are voided. Source: domain §13.2.
package struct EvidenceSumRow: Sendable, Hashable {
    /// The campaign.
    package var campaign: String
    /// The cohort; `RollupTable.whole` for all of the campaign.
    package var instance: String
    /// The dimension.
    package var dimension: OutcomeDimension
    /// Pieces that stand and may be shown.
    package var pieces: Int64 = 0
    /// Those of them that somebody checked.
    package var verified: Int64 = 0
    /// The sum of their strengths, in basis points.
    package var scoreBp: Int64 = 0
    /// Pieces that stand and must not be shown.
    package var redacted: Int64 = 0
    /// Pieces that were a mistake.
    package var voided: Int64 = 0

    /// Nothing of a dimension at a place.
    package init(campaign: String, instance: String, dimension: OutcomeDimension) {
        self.campaign = campaign
        self.instance = instance
        self.dimension = dimension
    }

    static let columns =
        "campaign, instance, dimension, pieces, verified, score_bp, redacted, voided"

    init(_ row: inout Columns) {
        campaign = row.text()
        instance = row.text()
        dimension = OutcomeDimension(rawValue: row.text()) ?? .confidence
        pieces = row.int()
        verified = row.int()
        scoreBp = row.int()
        redacted = row.int()
        voided = row.int()
    }

    /// Their mean strength, 0 to 10000 basis points; 0 without any.
    package var meanScoreBp: Int64 { Arithmetic.roundHalfAway(scoreBp, over: pieces) ?? 0 }

    /// Counts a piece that came, or that turned out to be a mistake.
    mutating func count(_ item: EvidenceItem, isVoided: Bool) {
        let sign: Int64 = isVoided ? -1 : 1
        if isVoided { voided += 1 }
        guard item.verification != .redacted else {
            redacted += sign
            return
        }
        pieces += sign
        scoreBp += sign * item.scoreBp
        if item.verification == .verified { verified += sign }
    }

    /// Adds what another place has of the dimension.
    mutating func add(_ other: Self) {
        pieces += other.pieces
        verified += other.verified
        scoreBp += other.scoreBp
        redacted += other.redacted
        voided += other.voided
    }
}
