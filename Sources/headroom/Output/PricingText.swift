import Domain
import Storage

/// Words of pricing insights for people; bands are words, never only a color or a bar.
enum PricingText {
    /// How much of a contract is used.
    static func standing(_ usage: ContractUsage) -> String {
        switch usage.standing {
        case .unsold: "nothing sold"
        case .within: "room left"
        case .near: "near limit"
        case .reached: "limit reached"
        case .exceeded: "over limit"
        }
    }

    /// A bar of what is used: `#` within the limit, `!` beyond it, `|` where the limit is.
    static func bar(_ usage: ContractUsage, cells: Int = 12) -> String {
        CapacityBar.draw(
            Room(model: usage.model, limit: usage.limit, overbookPct: 0, used: usage.used),
            cells: cells
        )
    }

    /// The impact score with its band.
    static func impact(_ pricing: CampaignPricing) -> String {
        guard let vis = pricing.vis else { return "-" }
        return "\(vis) \(pricing.band?.rawValue ?? "beginning")"
    }

    /// What a recommendation rests on, with the campaign's own figures.
    static func reason(
        _ recommendation: InsightRecommendation,
        _ pricing: CampaignPricing
    ) -> String {
        let insight = pricing.insight
        let (facts, usage) = (insight.facts, insight.usage)
        let use = count(usage.used, usage) + " of " + count(usage.limit, usage) + " " + unit(usage)
        switch recommendation {
        case .expandCapacity:
            let end = insight.projected.map { ", \(count($0, usage)) expected at the end" } ?? ""
            return "\(use) used\(end)"
        case .renegotiateCommitment:
            let end = insight.projected.map { count($0, usage) } ?? "-"
            return "only \(end) of \(count(usage.limit, usage)) \(unit(usage)) expected at the end"
        case .reviewInactive: return "nobody uses it after \(facts.days.elapsed) days"
        case .highValueUpsell:
            return "SROI \(hundredths(facts.outcome.sroi)), \(insight.engagementPercent) %"
                + " of those it wants are enrolled"
        case .budgetTight:
            return "\(percent(insight.budgetUseBp)) of the budget are spent"
        case .renewalDue: return "\(facts.days.untilEnd ?? 0) days until its end"
        case .creditRunwayShort:
            return "credits last \(insight.creditRunwayDays ?? 0) days, \(facts.days.remaining)"
                + " are left"
        case .guaranteeAtRisk:
            return "\(percent(facts.outcome.lowestAttainmentBp)) of a promise are reached"
        case .shareUnderused:
            return "\(use) used after \(facts.days.elapsed) of \(facts.days.planned) days"
        case .reconcile: return "ledger, counters and statements differ: headroom billing reconcile"
        }
    }

    /// A number of the contract's unit.
    static func count(_ value: Int64, _ usage: ContractUsage) -> String {
        UnitText.count(value, usage.model)
    }

    /// The contract's unit.
    static func unit(_ usage: ContractUsage) -> String { UnitText.name(usage.model) }

    /// An amount in the campaign's currency, without it; - for what is unknown.
    static func amount(_ minor: Int64?, _ currency: Currency) -> String {
        minor.map { MoneyText.number(Money(amount: $0, currency: currency)) } ?? "-"
    }

    /// A share as percent; - for what is unknown.
    static func percent(_ bp: Int64?) -> String { bp.map(UnitText.percent) ?? "-" }

    /// A ratio in hundredths; - for what is unknown.
    static func hundredths(_ value: Int64?) -> String {
        value.map { FixedPoint.text($0, decimals: 2) } ?? "-"
    }
}
