/// What is wrong with a quota as far as it can be seen without knowing any place.
extension Quota {
    /// Everything that is wrong, ordered by path; whether the place exists is not asked here.
    ///
    /// A budget needs a currency and nothing else has one; the place has the form of its scope.
    package var problems: [QuotaProblem] {
        var problems: [QuotaProblem] = []
        if alertPcts.contains(where: { !(1...150).contains($0) }) {
            problems.append(QuotaProblem("/alertPcts", .outOfRange))
        }
        if metric == .budget, currency == nil {
            problems.append(QuotaProblem("/currency", .missingKey))
        }
        if metric != .budget, currency != nil {
            problems.append(QuotaProblem("/currency", .unknownKey))
        }
        if limit < 0 { problems.append(QuotaProblem("/limit", .outOfRange)) }
        if !(0...50).contains(overbookPct) {
            problems.append(QuotaProblem("/overbookPct", .outOfRange))
        }
        if !scope.canName(scopeRef) { problems.append(QuotaProblem("/scopeRef", .ruleViolated)) }
        return problems
    }
}

extension Quota.Scope {
    /// Whether a text has the form of a place of this kind.
    package func canName(_ scopeRef: String) -> Bool {
        switch self {
        case .company: return Identifier.isCompanyId(scopeRef)
        case .campaign, .instance: return Identifier.isValid(scopeRef)
        case .group:
            guard let (company, group) = Self.pair(scopeRef) else { return false }
            return Identifier.isCompanyId(company) && Identifier.isValid(group)
        case .role:
            guard let (campaign, role) = Self.pair(scopeRef) else { return false }
            return Identifier.isValid(campaign) && ParticipantRole(rawValue: role) != nil
        }
    }

    /// The two sides of a single slash; nil with none or more.
    private static func pair(_ text: String) -> (String, String)? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
}
