/// What must hold before a campaign changes its state.
///
/// Source: domain §4.1.
///
/// Every guard of an edge is evaluated and every failing code is told, in the order of the table,
/// so that one answer shows all that is missing.
package enum CampaignGuards {
    /// All failing codes of an edge; empty when the transition may happen.
    package static func failing(
        _ edge: CampaignEdge,
        _ facts: CampaignGuardFacts
    ) -> [ReasonCode] {
        switch edge {
        case .e1: planning(facts)
        case .e3: reverting(facts)
        case .e4: opening(facts)
        case .e5, .e7, .e12: starting(facts)
        case .e2, .e6, .e8, .e9, .e10, .e14: failed([(!facts.hasReason, .reasonRequired)])
        case .e11, .e13: completing(facts)
        case .e15: closing(facts)
        }
    }

    private static func planning(_ facts: CampaignGuardFacts) -> [ReasonCode] {
        let hasDates = facts.startDate != nil && facts.endDate != nil
        let isReversed = holds(facts.startDate, facts.endDate) { $0 > $1 }
        let isStartPast = facts.startDate.map { $0 < facts.today } ?? false
        return failed([
            (!facts.hasName, .missingName),
            (!facts.hasTemplate, .missingTemplate),
            (!facts.hasGroup, .missingGroup),
            (!hasDates, .missingDates),
            (isReversed, .invalidDateRange),
            (isStartPast, .startInPast),
            ((facts.targetVolunteers ?? 0) < 1, .invalidTargetVolunteers),
            ((facts.targetBeneficiaries ?? 0) < 1, .invalidTargetBeneficiaries),
            ((facts.budgetMinor ?? 0) <= 0, .invalidBudget),
            (facts.model == nil, .missingPricingModel),
            (facts.model != nil && facts.areTermsIncomplete, .termsIncomplete),
            (facts.hasForeignCurrency, .currencyMismatch),
        ])
            + facts.incompatibilities
            + failed([
                (facts.isConfigInvalid, .configInvalid),
                (facts.isPriceBookMissing, .pricebookMissing),
            ])
            + bundleForPlanning(facts)
    }

    private static func bundleForPlanning(_ facts: CampaignGuardFacts) -> [ReasonCode] {
        guard facts.model == .bundle else { return [] }
        guard let subscription = facts.subscription else { return [.subscriptionInactive] }
        let startsBefore = holds(facts.startDate, subscription.periodStart) { $0 < $1 }
        let endsAfter = holds(facts.endDate, subscription.periodEnd) { $0 > $1 }
        return failed([
            (!subscription.isActive, .subscriptionInactive),
            (startsBefore || endsAfter, .outsideSubscriptionPeriod),
            (subscription.isOverAllocated, .bundleOverAllocated),
        ])
    }

    private static func reverting(_ facts: CampaignGuardFacts) -> [ReasonCode] {
        let hasTraces = facts.hasEnrollments || facts.hasWaitingEntries || facts.hasUsageRecords
        return failed([
            (hasTraces, .revertNotAllowed),
            (!facts.mayIssuerApprove || facts.isIssuerPlanner, .approvalRequired),
        ])
    }

    private static func opening(_ facts: CampaignGuardFacts) -> [ReasonCode] {
        failed([
            (hasEnded(facts), .endPassed),
            (facts.isTemplateArchived, .templateArchived),
            (!facts.isGroupActive, .groupNotActive),
            (facts.isCompanySuspended, .companySuspended),
        ])
    }

    private static func starting(_ facts: CampaignGuardFacts) -> [ReasonCode] {
        let isEarly = facts.startDate.map { facts.today < $0 } ?? false
        let lacksSubscription = facts.model == .bundle && facts.subscription?.isActive != true
        return failed([(isEarly && !facts.earlyStart, .startNotReached)])
            + opening(facts)
            + failed([
                (facts.isConfigInvalid, .configInvalid),
                (lacksSubscription, .subscriptionInactive),
            ])
    }

    /// A manual completion before the end needs a reason; the clock never does.
    private static func completing(_ facts: CampaignGuardFacts) -> [ReasonCode] {
        let isManual = facts.trigger == .manual
        return failed([(isManual && !hasEnded(facts) && !facts.hasReason, .reasonRequired)])
    }

    /// A platform administrator may force the books shut, but has to say why.
    private static func closing(_ facts: CampaignGuardFacts) -> [ReasonCode] {
        let open = failed([
            (!facts.hasFinalSnapshot, .noFinalSnapshot),
            (!facts.isReconciled, .reconciliationOpen),
            (facts.hasParkedInputs, .inputsParked),
        ])
        guard facts.force, facts.isIssuerPlatformAdmin, !open.isEmpty else { return open }
        return facts.hasReason ? [] : open + [.reasonRequired]
    }

    private static func hasEnded(_ facts: CampaignGuardFacts) -> Bool {
        facts.endDate.map { facts.today > $0 } ?? false
    }

    private static func holds(
        _ first: CivilDate?,
        _ second: CivilDate?,
        _ relation: (CivilDate, CivilDate) -> Bool
    ) -> Bool {
        guard let first, let second else { return false }
        return relation(first, second)
    }

    private static func failed(_ guards: [(fails: Bool, code: ReasonCode)]) -> [ReasonCode] {
        guards.filter(\.fails).map(\.code)
    }
}
