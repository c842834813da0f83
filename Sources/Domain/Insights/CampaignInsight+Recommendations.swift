/// What people are advised to do about a campaign.
extension CampaignInsight {
    /// Every recommendation whose condition holds, in their order.
    ///
    /// Source: domain §9.3.
    package var recommendations: [InsightRecommendation] {
        InsightRecommendation.allCases.filter(isAdvised)
    }

    private func isAdvised(_ recommendation: InsightRecommendation) -> Bool {
        switch recommendation {
        case .expandCapacity: action == .expand
        case .renegotiateCommitment: action == .negotiate
        case .reviewInactive: action == .close
        case .highValueUpsell: isHighValue
        case .budgetTight: isBudgetTight
        case .renewalDue: isRenewalDue
        case .creditRunwayShort: creditRunwayDays.map { $0 < facts.days.remaining } ?? false
        case .guaranteeAtRisk: isGuaranteeAtRisk
        case .shareUnderused: isShareUnderused
        case .reconcile: facts.outcome.isReconciled == false
        }
    }

    private var isRenewalDue: Bool {
        guard let left = facts.days.untilEnd, left >= 0, left < 30 else { return false }
        return facts.phase == .active || facts.phase == .paused
    }

    private var isGuaranteeAtRisk: Bool {
        guard facts.model == .iaas, let lowest = facts.outcome.lowestAttainmentBp else {
            return false
        }
        return lowest < 10_000
    }

    private var isShareUnderused: Bool {
        guard facts.model == .bundle, usage.limit > 0 else { return false }
        let isLittle = Int128(usage.used) * 100 <= Int128(usage.limit) * 20
        return isLittle && facts.days.hasPassed(oneOf: 4)
    }
}
