/// What a change of terms comes to.
///
/// Source: domain §9.1.
package struct TermsChange: Hashable, Sendable {
    /// Why it is refused, all codes; empty when it may be made.
    package let refusals: [ReasonCode]
    /// What speaks against it without refusing it.
    package let warnings: [ReasonCode]
    /// The version of the same date that it takes the place of.
    package let replaced: CommercialTerms?
    /// The history afterwards; unchanged when it is refused.
    package let history: TermsHistory
    /// Whether it is in force at once.
    package let isEffectiveNow: Bool

    /// Judges a change to terms that hold from their date on.
    ///
    /// In a draft the new terms become the draft terms, whatever their date.
    package static func judge(_ proposed: CommercialTerms, _ facts: TermsChangeFacts) -> Self {
        let isDraft = facts.status == .draft
        let refusals = refusals(proposed, facts)
        let changed = isDraft ? TermsHistory([proposed]) : facts.history.adding(proposed)
        return Self(
            refusals: refusals,
            warnings: warnings(proposed, changed, facts),
            replaced: isDraft ? facts.history.versions.first : facts.history.replaced(by: proposed),
            history: refusals.isEmpty ? changed : facts.history,
            isEffectiveNow: refusals.isEmpty
                && (isDraft || proposed.effectiveFrom == facts.today)
        )
    }

    private static func refusals(
        _ proposed: CommercialTerms,
        _ facts: TermsChangeFacts
    ) -> [ReasonCode] {
        switch facts.status {
        case .draft, .planned, .recruiting, .active, .paused: break
        case .completed, .closed: return [.fieldFrozen]
        }
        var refusals: [ReasonCode] = []
        if facts.status != .draft {
            if proposed.effectiveFrom < facts.today { refusals.append(.effectiveInPast) }
            if !isDateAllowed(proposed, facts) { refusals.append(.effectiveNotMonthStart) }
        }
        if !facts.proposedCurrencies.isSubset(of: [facts.currency]) {
            refusals.append(.currencyMismatch)
        }
        if facts.status != .draft, proposed.model == .bundle { refusals += facts.bundleRefusals }
        return refusals
    }

    /// A campaign that has run is billed by months, so that most changes wait for the first.
    ///
    /// The change is that against the day before, not against a version that it replaces.
    private static func isDateAllowed(
        _ proposed: CommercialTerms,
        _ facts: TermsChangeFacts
    ) -> Bool {
        let date = proposed.effectiveFrom
        guard facts.wasActive, date.day != 1,
            let before = facts.history.inForce(on: date.adding(days: -1))
        else { return true }
        return before.mayBecomeMidMonth(proposed)
    }

    private static func warnings(
        _ proposed: CommercialTerms,
        _ changed: TermsHistory,
        _ facts: TermsChangeFacts
    ) -> [ReasonCode] {
        var warnings: [ReasonCode] = []
        if let budget = facts.budgetMinor, let dates = facts.dates {
            // A value that does not fit 64 bit is over every budget.
            let value = changed.contractValue(over: dates) ?? .max
            if value > budget { warnings.append(.overBudget) }
        }
        let limit = proposed.limit(
            targetVolunteers: facts.targetVolunteers,
            effectiveShare: facts.effectiveShare
        )
        if limit < facts.used { warnings.append(.belowUsage) }
        if case .iaas(let terms) = proposed {
            if terms.guarantees.isEmpty { warnings.append(.noGuarantees) }
            if terms.learners > facts.targetBeneficiaries { warnings.append(.learnersOverTarget) }
        }
        return warnings
    }
}
