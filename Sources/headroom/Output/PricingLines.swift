import Domain
import Storage

/// The pricing report as lines for people: - for what is unknown, bands in words.
enum PricingLines {
    /// A company: its campaigns, its sums by currency, and what should be done.
    static func company(_ pricing: CompanyPricing) -> [String] {
        var lines = campaigns(pricing.campaigns) + [""]
        let insight = pricing.insight
        lines += totals(insight)
        lines.append(
            "\(insight.near) near their limit, \(insight.over) at it or over,"
                + " \(insight.budgetTight) with a tight budget"
        )
        lines += [""] + advice(pricing)
        if !pricing.unknown.isEmpty {
            lines.append(
                "not in this report, since a figure does not fit: "
                    + pricing.unknown.joined(separator: " ")
            )
        }
        return lines
    }

    private static func campaigns(_ campaigns: [CampaignPricing]) -> [String] {
        var table = TextTable(
            "campaign",
            "state",
            "used",
            "",
            "%",
            "standing",
            "at end",
            "spent",
            "of budget",
            "per learner",
            "per hour",
            "sroi",
            "impact",
            "value",
            "action"
        )
        for pricing in campaigns {
            let insight = pricing.insight
            let (usage, money) = (insight.usage, insight.facts.money)
            table.add(
                pricing.campaign,
                pricing.status.rawValue,
                "\(PricingText.count(usage.used, usage)) of \(PricingText.count(usage.limit, usage))"
                    + " \(PricingText.unit(usage))",
                PricingText.bar(usage),
                usage.utilizationBp.map { "\($0 / 100)" } ?? "-",
                PricingText.standing(usage),
                insight.projected.map { PricingText.count($0, usage) } ?? "-",
                "\(PricingText.amount(money.spentMinor, money.currency)) \(money.currency.rawValue)",
                PricingText.percent(insight.budgetUseBp),
                PricingText.amount(insight.costPerLearnerMinor, money.currency),
                PricingText.amount(insight.costPerVolunteerHourMinor, money.currency),
                PricingText.hundredths(insight.facts.outcome.sroi),
                PricingText.impact(pricing),
                "\(insight.valueScore)",
                insight.action.rawValue
            )
        }
        return table.lines
    }

    private static func totals(_ insight: CompanyInsight) -> [String] {
        var table = TextTable(
            "currency",
            "budget",
            "charged",
            "spent",
            "social value",
            "investment",
            "sroi"
        )
        for total in insight.totals {
            let amounts = [
                total.budgetMinor, total.chargedMinor, total.spentMinor, total.socialValueMinor,
                total.investmentMinor,
            ]
            table.add(
                [total.currency.rawValue]
                    + amounts.map { PricingText.amount($0, total.currency) }
                    + [PricingText.hundredths(total.sroi)]
            )
        }
        return table.lines
    }

    /// The recommendations with the campaigns they apply to; what is over stands as such.
    private static func advice(_ pricing: CompanyPricing) -> [String] {
        let byId = Dictionary(pricing.campaigns.map { ($0.campaign, $0) }) { first, _ in first }
        var table = TextTable("recommendation", "campaign", "because")
        for advice in pricing.insight.advice {
            for id in advice.campaigns {
                guard let campaign = byId[id] else { continue }
                let isOver = campaign.status == .completed || campaign.status == .closed
                table.add(
                    advice.recommendation.rawValue,
                    isOver ? "\(id) (\(campaign.status.rawValue))" : id,
                    PricingText.reason(advice.recommendation, campaign)
                )
            }
        }
        return pricing.insight.advice.isEmpty ? ["Nothing needs to be done."] : table.lines
    }

    /// One campaign with all its figures, its contract and the reasons.
    static func campaign(_ pricing: CampaignPricing) -> [String] {
        let insight = pricing.insight
        let money = insight.facts.money
        var lines = [
            "\(pricing.name ?? pricing.campaign)  \(pricing.status.rawValue)"
                + "  \(insight.usage.model.rawValue)  \(money.currency.rawValue)"
        ]
        var table = TextTable("figure", "value")
        for (name, value) in figures(pricing) { table.add(name, value) }
        lines += table.lines + [""] + contract(pricing) + [""]
        lines.append("action  \(insight.action.rawValue)")
        var reasons = TextTable("recommendation", "because")
        for recommendation in insight.recommendations {
            reasons.add(recommendation.rawValue, PricingText.reason(recommendation, pricing))
        }
        return lines
            + (insight.recommendations.isEmpty ? ["Nothing needs to be done."] : reasons.lines)
    }

    private static func figures(_ pricing: CampaignPricing) -> [(String, String)] {
        let insight = pricing.insight
        let (facts, usage) = (insight.facts, insight.usage)
        let money = facts.money
        let amount = { (minor: Int64?) in PricingText.amount(minor, money.currency) }
        return [
            (
                "used",
                "\(PricingText.count(usage.used, usage)) of"
                    + " \(PricingText.count(usage.limit, usage)) \(PricingText.unit(usage))"
            ),
            ("", "\(PricingText.bar(usage, cells: 24)) \(PricingText.standing(usage))"),
            ("utilization", PricingText.percent(usage.utilizationBp)),
            ("variance", PricingText.count(usage.variance, usage)),
            ("expected at the end", insight.projected.map { PricingText.count($0, usage) } ?? "-"),
            ("credits last, days", insight.creditRunwayDays.map { "\($0)" } ?? "-"),
            ("days passed, left", "\(facts.days.elapsed), \(facts.days.remaining)"),
            ("budget", amount(money.budgetMinor)),
            ("contract value", amount(usage.contractMinor)),
            ("charged", amount(money.chargedMinor)),
            ("charged of contract", PricingText.percent(usage.chargedBp)),
            ("spent", amount(money.spentMinor)),
            ("spent of budget", PricingText.percent(insight.budgetUseBp)),
            ("cost per learner", amount(insight.costPerLearnerMinor)),
            ("by contract", amount(insight.contractCostPerLearnerMinor)),
            ("cost per volunteer hour", amount(insight.costPerVolunteerHourMinor)),
            ("engagement", "\(insight.engagementPercent) %"),
            ("sroi", PricingText.hundredths(facts.outcome.sroi)),
            ("impact", PricingText.impact(pricing)),
            (
                "value score",
                "\(insight.valueScore)\(insight.isHighValue ? ", high value" : "")"
            ),
        ]
    }

    private static func contract(_ pricing: CampaignPricing) -> [String] {
        var table = TextTable("contract", "used", "agreed", "left", "over", "%")
        for item in pricing.items {
            let count = { (value: Int64) in
                item.kind == .credits ? CreditText.text(value) : "\(value)"
            }
            table.add(
                item.name.map { "\(item.kind.rawValue) \($0)" } ?? item.kind.rawValue,
                count(item.used),
                item.agreed.map(count) ?? "-",
                item.left.map(count) ?? "-",
                count(item.over),
                PricingText.percent(item.usedBp)
            )
        }
        return table.lines
    }
}
