/// Everything that the insights of one campaign are computed from.
///
/// Source: domain §9.3.
package struct InsightFacts: Hashable, Sendable {
    /// What was sold.
    package let model: PricingModel
    /// Its state.
    package let phase: InsightPhase
    /// U: what is used.
    package let used: Int64
    /// U at the end of the date 28 days ago, 0 before the campaign.
    package let usedBefore: Int64
    /// L: what was sold.
    package let limit: Int64
    /// How much time has passed and is left.
    package let days: CampaignDays
    /// How fast credits are used; read for credits only.
    package let burn: CreditBurn?
    /// Its amounts.
    package let money: InsightMoney
    /// Its people.
    package let people: InsightPeople
    /// What it achieved.
    package let outcome: InsightOutcome

    /// The facts of a campaign at one moment.
    package init(
        model: PricingModel,
        phase: InsightPhase,
        used: Int64,
        usedBefore: Int64,
        limit: Int64,
        days: CampaignDays,
        burn: CreditBurn? = nil,
        money: InsightMoney,
        people: InsightPeople,
        outcome: InsightOutcome
    ) {
        self.model = model
        self.phase = phase
        self.used = used
        self.usedBefore = usedBefore
        self.limit = limit
        self.days = days
        self.burn = burn
        self.money = money
        self.people = people
        self.outcome = outcome
    }
}
