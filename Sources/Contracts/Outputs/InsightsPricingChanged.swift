package import Domain

/// What should be done about the contract of a campaign, or why, changed.
///
/// Source: domain §9.3; the article on pricing insights.
package struct InsightsPricingChanged: OutputBody {
    /// What the campaign came to when it was looked at.
    package struct Figures: Sendable, Hashable {
        /// U, in the unit of the model.
        package var used: Int64
        /// L, in the unit of the model.
        package var limit: Int64
        /// Use in basis points of the limit; nil for a limit of 0.
        package var utilizationBp: Int64?
        /// What will be used at the end; nil while it is unknown.
        package var projected: Int64?
        /// How many days credits will last; nil for other models.
        package var creditRunwayDays: Int64?
        /// What was charged to date.
        package var charged: Money
        /// What was charged and every other cost.
        package var spent: Money
        /// What was spent in basis points of the budget; nil without one.
        package var budgetUseBp: Int64?
        /// How much the campaign is worth to the company, 0–100.
        package var valueScore: Int64

        /// The figures of a campaign.
        package init(_ insight: CampaignInsight) {
            let money = insight.facts.money
            used = insight.usage.used
            limit = insight.usage.limit
            utilizationBp = insight.usage.utilizationBp
            projected = insight.projected
            creditRunwayDays = insight.creditRunwayDays
            charged = Money(amount: money.chargedMinor, currency: money.currency)
            spent = Money(amount: money.spentMinor, currency: money.currency)
            budgetUseBp = insight.budgetUseBp
            valueScore = insight.valueScore
        }
    }

    /// The campaign.
    package var campaign: String
    /// Its state.
    package var status: CampaignStatus
    /// Its pricing model.
    package var model: PricingModel
    /// What holds now.
    package var signal: PricingSignal
    /// What was told before; quiet when nothing ever was.
    package var before: PricingSignal
    /// The figures; nil for a campaign that is not looked at any more.
    package var figures: Figures?

    /// Makes the body from its parts.
    package init(
        campaign: String,
        status: CampaignStatus,
        model: PricingModel,
        signal: PricingSignal,
        before: PricingSignal,
        figures: Figures?
    ) {
        self.campaign = campaign
        self.status = status
        self.model = model
        self.signal = signal
        self.before = before
        self.figures = figures
    }

    /// Which output it is: `insights.pricing_changed`.
    package var type: OutputType { .insightsPricingChanged }
    /// The campaign.
    package var campaignId: String? { campaign }
    /// Writes the fields of the article on pricing insights.
    package func write(to writer: inout JSONWriter) {
        writer.field("status", status.rawValue)
        writer.field("model", model.rawValue)
        writer.field("unit", model.unit.rawValue)
        writer.field("action", signal.action.rawValue)
        writer.field("previousAction", before.action.rawValue)
        writer.field("recommendations", signal.recommendations.map(\.rawValue))
        writer.field("added", signal.added(since: before).map(\.rawValue))
        writer.field("removed", signal.removed(since: before).map(\.rawValue))
        guard let figures else { return }
        writer.field("used", figures.used)
        writer.field("limit", figures.limit)
        writer.field("utilizationBp", figures.utilizationBp)
        writer.field("projected", figures.projected)
        writer.field("creditRunwayDays", figures.creditRunwayDays)
        writer.field("charged", figures.charged)
        writer.field("spent", figures.spent)
        writer.field("budgetUseBp", figures.budgetUseBp)
        writer.field("valueScore", figures.valueScore)
    }
}
