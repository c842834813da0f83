import Domain

/// A campaign whose facts a test sets one by one; as it stands nothing needs to be done about it.
struct InsightBench {
    var model = PricingModel.seats
    var phase = InsightPhase.active
    var used: Int64 = 30
    var usedBefore: Int64 = 30
    var limit: Int64 = 50
    var elapsed: Int64 = 40
    var remaining: Int64 = 60
    var burn: CreditBurn?
    var currency = Currency.eur
    var budget: Int64 = 10_000_000
    var charged: Int64 = 4_000_000
    var cost: Int64 = 250_000
    var contract: Int64? = 6_000_000
    var shareValue: Int64?
    var targetVolunteers: Int64 = 50
    var targetBeneficiaries: Int64 = 50
    var volunteers: Int64 = 30
    var beneficiaries: Int64 = 30
    var reached: Int64 = 37
    var volunteerMinutes: Int64 = 31_260
    var sroi: Int64? = 227
    var socialValue: Int64? = 13_200_000
    var investment: Int64 = 5_810_395
    var lowestAttainment: Int64?
    var isReconciled: Bool? = true

    func insight() throws -> CampaignInsight {
        try CampaignInsight(
            InsightFacts(
                model: model,
                phase: phase,
                used: used,
                usedBefore: usedBefore,
                limit: limit,
                days: CampaignDays(elapsed: elapsed, remaining: remaining, untilEnd: remaining),
                burn: burn,
                money: InsightMoney(
                    currency: currency,
                    budgetMinor: budget,
                    chargedMinor: charged,
                    costMinor: cost,
                    contractMinor: contract,
                    shareValueMinor: shareValue
                ),
                people: InsightPeople(
                    targetVolunteers: targetVolunteers,
                    targetBeneficiaries: targetBeneficiaries,
                    volunteers: volunteers,
                    beneficiaries: beneficiaries,
                    reached: reached,
                    volunteerMinutes: volunteerMinutes
                ),
                outcome: InsightOutcome(
                    sroi: sroi,
                    socialValueMinor: socialValue,
                    investmentMinor: investment,
                    lowestAttainmentBp: lowestAttainment,
                    isReconciled: isReconciled
                )
            )
        )
    }

    /// The insights after some changes.
    static func insight(_ change: (inout Self) -> Void = { _ in }) throws -> CampaignInsight {
        var bench = Self()
        change(&bench)
        return try bench.insight()
    }
}
