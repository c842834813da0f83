/// Which campaign an activity or evidence belongs to, as far as its facts tell.
///
/// Source: domain §13.1.
package struct AssociationProposal: Hashable, Sendable {
    /// A campaign with its score.
    package struct Ranked: Hashable, Sendable {
        /// The campaign.
        package let campaign: String
        /// The instance it would belong to.
        package let instance: String?
        /// Its score.
        package let score: AssociationScore
    }

    /// What becomes of it.
    package let verdict: AssociationVerdict
    /// The campaign it belongs to, or should be confirmed for; nil when it is ignored.
    package let campaign: String?
    /// The instance within that campaign.
    package let instance: String?
    /// The score of the best campaign, 0 without any.
    package let score: Int64
    /// What speaks for it, and why a person must look.
    package let reasons: [AssociationReason]
    /// Every campaign that takes part, best first.
    package let ranked: [Ranked]

    /// By how many points the best campaign must lead when two could be taken at once.
    package static let requiredLead: Int64 = 5

    /// Looks for the campaign.
    ///
    /// The answer does not depend on the order of the candidates. Of equal scores an active
    /// campaign comes first, then the one that starts later, then the smaller id.
    package init(_ input: AssociationInput, among candidates: [AssociationCandidate]) {
        let scored = candidates.filter { $0.takesPart(on: input.date) }
            .map { (candidate: $0, score: AssociationScore($0, for: input)) }
            .sorted { first, second in
                first.score.total == second.score.total
                    ? Self.comesFirst(first.candidate, second.candidate)
                    : first.score.total > second.score.total
            }
        ranked = scored.map { candidate, score in
            Ranked(
                campaign: candidate.campaign,
                instance: candidate.instance(on: input.date),
                score: score
            )
        }
        let best = ranked.first
        let score = best?.score.total ?? 0
        self.score = score
        verdict = AssociationVerdict(ranked: ranked.map(\.score.total))
        let isClose = verdict == .review && AssociationVerdict.of(score: score) == .auto
        campaign = verdict == .ignored ? nil : best?.campaign
        instance = verdict == .ignored ? nil : best?.instance
        reasons = (best?.score.reasons ?? []) + (isClose ? [.closeSecond] : [])
    }

    /// An input that names its campaign scores 100 and is looked for nowhere.
    package init(explicit campaign: String, instance: String?) {
        verdict = .auto
        self.campaign = campaign
        self.instance = instance
        score = 100
        reasons = [.explicitCampaign]
        ranked = []
    }

    private static func comesFirst(
        _ first: AssociationCandidate,
        _ second: AssociationCandidate
    ) -> Bool {
        let isActive = (first.state == .active, second.state == .active)
        if isActive.0 != isActive.1 { return isActive.0 }
        if first.dates.first != second.dates.first { return first.dates.first > second.dates.first }
        return Identifier.isBefore(first.campaign, second.campaign)
    }
}
