/// What a campaign costs, how it is used and what should be done about it.
///
/// A figure with divisor 0 is nil. Source: domain §9.3.
package struct CampaignInsight: Hashable, Sendable {
    /// What it is computed from.
    package let facts: InsightFacts
    /// What is used of the contract.
    package let usage: ContractUsage
    /// What was spent per learner reached, in minor units.
    package let costPerLearnerMinor: Int64?
    /// What was agreed per learner wanted, in minor units.
    package let contractCostPerLearnerMinor: Int64?
    /// What was spent per hour of a volunteer, in minor units.
    package let costPerVolunteerHourMinor: Int64?
    /// What was spent in basis points of the budget, rounded down.
    package let budgetUseBp: Int64?
    /// What will be used at the end if it goes on as it did.
    package let projected: Int64?
    /// How many days credits will last; nil for other models.
    package let creditRunwayDays: Int64?
    /// How many of those it wants were enrolled, 0–100.
    package let engagementPercent: Int64
    /// How much it is worth to the company, 0–100.
    package let valueScore: Int64
    /// What should be done about its contract.
    package let action: InsightAction

    /// The insights of a campaign; throws when an amount does not fit 64 bit.
    package init(_ facts: InsightFacts) throws(MoneyFault) {
        let spent = Int128(facts.money.spentMinor)
        let people = facts.people
        self.facts = facts
        usage = ContractUsage(facts)
        costPerLearnerMinor = try Quotient.rounded(spent, over: Int128(people.reached))
        contractCostPerLearnerMinor =
            if let contract = facts.money.contractMinor {
                try Quotient.rounded(Int128(contract), over: Int128(people.targetBeneficiaries))
            } else {
                nil
            }
        costPerVolunteerHourMinor = try Quotient.rounded(
            spent * 60,
            over: Int128(people.volunteerMinutes)
        )
        budgetUseBp = try Quotient.floored(spent * 10_000, over: Int128(facts.money.budgetMinor))
        projected = Self.projected(facts)
        creditRunwayDays =
            facts.model == .credits
            ? facts.burn?.runwayDays(limit: facts.limit, used: facts.used) : nil
        engagementPercent = people.engagementPercent
        valueScore = Self.valueScore(facts)
        action = .of(usage, days: facts.days, projected: projected)
    }

    /// Whether it achieves much for many: SROI 4.00 and 75 % engagement, active or completed.
    package var isHighValue: Bool {
        switch facts.phase {
        case .active, .completed: (facts.outcome.sroi ?? 0) >= 400 && engagementPercent >= 75
        case .upcoming, .paused, .closed: false
        }
    }

    /// Whether more than 90 % of the budget is spent; never without a budget.
    package var isBudgetTight: Bool {
        facts.money.budgetMinor > 0
            && Int128(facts.money.spentMinor) * 100 > Int128(facts.money.budgetMinor) * 90
    }

    private static func projected(_ facts: InsightFacts) -> Int64? {
        switch facts.model {
        case .seats, .custom:
            CapacityProjection.occupied(
                used: facts.used,
                before: facts.usedBefore,
                remainingDays: facts.days.remaining
            )
        case .credits, .iaas, .bundle:
            CapacityProjection.cumulative(
                used: facts.used,
                elapsedDays: facts.days.elapsed,
                remainingDays: facts.days.remaining
            )
        }
    }

    private static func valueScore(_ facts: InsightFacts) -> Int64 {
        let social = min(max((facts.outcome.sroi ?? 0) / 4, 0), 100)
        let money = facts.money
        let spent = Quotient.boundedPercent(money.spentMinor, of: money.budgetMinor) ?? 0
        let sum = social + facts.people.engagementPercent + spent
        return Arithmetic.roundHalfAway(sum, over: 3) ?? 0
    }
}
