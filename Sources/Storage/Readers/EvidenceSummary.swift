package import Contracts
package import Domain

/// The evidence of a campaign in short: what is most worth showing, and how much there is.
///
/// Source: domain §13.2.
package struct EvidenceSummary: Sendable, Hashable {
    /// The campaign.
    package let campaign: String
    /// The best, in the order in which they were picked.
    package let picks: [EvidenceSelection.Pick]
    /// What there is by dimension; dimensions without any are left out.
    package let dimensions: [EvidenceSumRow]
    /// What there is of it in cohorts, by cohort and dimension.
    package let cohorts: [EvidenceSumRow]
    /// How many activities and pieces of evidence wait for a person, with it as best candidate.
    package let waiting: Int64

    init(
        campaign: String,
        _ sums: [EvidenceSumRow],
        picks: [EvidenceSelection.Pick],
        waiting: Int64
    ) {
        self.campaign = campaign
        self.picks = picks
        self.waiting = waiting
        dimensions = sums.filter { $0.instance == RollupTable.whole }
        cohorts = sums.filter { $0.instance != RollupTable.whole }
    }

    /// How many pieces must not be shown.
    package var redacted: Int64 { dimensions.reduce(0) { $0 + $1.redacted } }
    /// How many were a mistake.
    package var voided: Int64 { dimensions.reduce(0) { $0 + $1.voided } }

    /// The summary as an object of the command line.
    package var json: JSONObject {
        [
            "campaignId": .string(campaign),
            "selection": .array(picks.map { .object(Self.json($0)) }),
            "dimensions": .array(dimensions.map { .object($0.json) }),
            "instances": .array(
                cohorts.map { sum in
                    var object = sum.json
                    object["instanceId"] = .string(sum.instance)
                    return .object(object)
                }
            ), "redacted": .int(redacted), "voided": .int(voided), "waiting": .int(waiting),
        ]
    }

    private static func json(_ pick: EvidenceSelection.Pick) -> JSONObject {
        [
            "evidenceRef": .string(pick.item.ref),
            "dimension": .string(pick.item.dimension.rawValue),
            "total": .int(pick.score.total), "impact": .int(pick.score.impact),
            "dimensionScore": .int(pick.score.dimension), "recency": .int(pick.score.recency),
            "verificationScore": .int(pick.score.verification),
            "verification": .string(pick.item.verification.rawValue),
            "scoreBp": .int(pick.item.scoreBp), "confidence": .int(pick.item.confidence),
            "effectiveAt": .string(pick.item.effectiveAt.rfc3339),
        ]
    }
}

extension EvidenceSumRow {
    /// The sums of a dimension as an object of the command line.
    var json: JSONObject {
        [
            "dimension": .string(dimension.rawValue), "pieces": .int(pieces),
            "verified": .int(verified), "meanScoreBp": .int(meanScoreBp),
            "redacted": .int(redacted), "voided": .int(voided),
        ]
    }
}
