import Contracts
import Domain

/// What should be done about a contract: a campaign that runs out of credits, and one that is over.
extension Samples {
    static let insights: [(String, any OutputBody)] = [
        (
            "headroom.insights.pricing_changed.v1",
            InsightsPricingChanged(
                campaign: "c-german-berlin",
                status: .active,
                model: .credits,
                signal: PricingSignal(
                    action: .expand,
                    recommendations: [.creditRunwayShort, .expandCapacity]
                ),
                before: PricingSignal(
                    action: .maintain,
                    recommendations: [.budgetTight, .creditRunwayShort]
                ),
                figures: insight.map(InsightsPricingChanged.Figures.init)
            )
        ),
        (
            "headroom.insights.pricing_changed.v1.settled",
            InsightsPricingChanged(
                campaign: "c-german-berlin",
                status: .closed,
                model: .seats,
                signal: .quiet,
                before: PricingSignal(
                    action: .close,
                    recommendations: [.reviewInactive]
                ),
                figures: nil
            )
        ),
    ]

    /// The worked example of credits: 1840 of 2000 used in 60 days, 40 left.
    private static var insight: CampaignInsight? {
        let money = try? InsightMoney(
            currency: .eur,
            budgetMinor: 900_000,
            chargedMinor: 100_000,
            costMinor: 25_000,
            contractMinor: 100_000
        )
        return money.flatMap { money in
            try? CampaignInsight(
                InsightFacts(
                    model: .credits,
                    phase: .active,
                    used: 1_840_000,
                    usedBefore: 1_200_000,
                    limit: 2_000_000,
                    days: CampaignDays(elapsed: 60, remaining: 40, untilEnd: 40),
                    burn: CreditBurn(consumedMc: 640_000, days: 60),
                    money: money,
                    people: InsightPeople(
                        targetVolunteers: 6,
                        targetBeneficiaries: 60,
                        volunteers: 6,
                        beneficiaries: 46,
                        reached: 46,
                        volunteerMinutes: 2160
                    ),
                    outcome: InsightOutcome(
                        sroi: 227,
                        socialValueMinor: 500_000,
                        investmentMinor: 220_000
                    )
                )
            )
        }
    }
}
