/// What becomes of an activity or evidence without a campaign.
///
/// Source: domain §13.1.
package enum AssociationVerdict: String, CaseIterable, Sendable {
    /// It belongs to the best campaign.
    case auto
    /// A coordinator confirms a campaign or dismisses it.
    case review
    /// It stays without a campaign.
    case ignored

    /// What a score alone says: 80 or more, 40 or more, less.
    package static func of(score: Int64) -> Self {
        if score >= 80 { return .auto }
        return score >= 40 ? .review : .ignored
    }

    /// What the scores of the candidates say, best first: a person decides too when the two best
    /// could both be taken and are close.
    package init(ranked scores: [Int64]) {
        let best = scores.first ?? 0
        let alone = Self.of(score: best)
        let second = scores.dropFirst().first ?? 0
        let isClose = second >= 80 && best - second < AssociationProposal.requiredLead
        self = alone == .auto && isClose ? .review : alone
    }
}
