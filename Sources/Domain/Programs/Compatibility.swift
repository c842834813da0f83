/// Whether a template version suits a beneficiary group, and how well.
///
/// Source: domain §3.4.
package enum Compatibility {
    /// All failing conditions and the score of the pair.
    ///
    /// `allowsDeprecated` is for a new instance of a campaign planned earlier, whose version may
    /// be deprecated since (domain §5.2).
    package static func assess(
        _ facts: CompatibilityFacts,
        allowsDeprecated: Bool = false
    ) -> CompatibilityResult {
        let reasons = failing(facts, allowsDeprecated: allowsDeprecated)
        guard reasons.isEmpty else {
            return CompatibilityResult(reasons: reasons, suitabilityScore: 0)
        }
        let score = 40 + tagPart(facts) + sizePart(facts) + focusPart(facts)
        return CompatibilityResult(reasons: [], suitabilityScore: score)
    }

    private static func failing(
        _ facts: CompatibilityFacts,
        allowsDeprecated: Bool
    ) -> [ReasonCode] {
        var reasons: [ReasonCode] = []
        if !facts.eligibleProgramTypes.contains(facts.programType) {
            reasons.append(.programTypeNotEligible)
        }
        if !facts.suitableForGroups.isEmpty,
            facts.suitableForGroups.isDisjoint(with: facts.groupTags)
        {
            reasons.append(.noSharedTag)
        }
        if !isUsable(facts.versionStatus, allowsDeprecated: allowsDeprecated) {
            reasons.append(.templateNotActive)
        }
        if !facts.isGroupActive { reasons.append(.groupNotActive) }
        return reasons
    }

    private static func isUsable(_ status: VersionStatus, allowsDeprecated: Bool) -> Bool {
        switch status {
        case .active: true
        case .deprecated: allowsDeprecated
        case .draft, .archived: false
        }
    }

    /// 20 without a restriction, else 10 and a part of 30 by the share of tags met.
    private static func tagPart(_ facts: CompatibilityFacts) -> Int64 {
        let wanted = Int64(facts.suitableForGroups.count)
        guard wanted > 0 else { return 20 }
        let shared = Int64(facts.suitableForGroups.intersection(facts.groupTags).count)
        return 10 + 30 * shared / wanted
    }

    /// 10 if the ranges of sizes meet; a missing bound of the group is open.
    private static func sizePart(_ facts: CompatibilityFacts) -> Int64 {
        let reachesUp = facts.maxGroupSize.map { $0 >= facts.minParticipants } ?? true
        let reachesDown = facts.minGroupSize.map { $0 <= facts.maxParticipants } ?? true
        return reachesUp && reachesDown ? 10 : 0
    }

    /// More for a group that takes few types of program: this one matters more to it.
    private static func focusPart(_ facts: CompatibilityFacts) -> Int64 {
        switch facts.eligibleProgramTypes.count {
        case ...1: 10
        case 2...3: 5
        default: 0
        }
    }
}
