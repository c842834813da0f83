import Contracts
import Domain
import Storage

/// The pricing report as objects of the command line; what is unknown is null.
extension CompanyPricing {
    /// The sums, the recommendations with their campaigns, and the campaigns.
    var json: JSONObject {
        [
            "companyId": .string(company),
            "totals": .array(insight.totals.map { .object($0.json) }),
            "near": .int(insight.near), "over": .int(insight.over),
            "budgetTight": .int(insight.budgetTight),
            "recommendations": .array(
                insight.advice.map { advice in
                    .object([
                        "code": .string(advice.recommendation.rawValue),
                        "campaigns": .array(advice.campaigns.map { .string($0) }),
                    ])
                }
            ),
            "campaigns": .array(campaigns.map { .object($0.json) }),
            "unknown": .array(unknown.map { .string($0) }),
        ]
    }
}

extension CompanyInsight.Total {
    fileprivate var json: JSONObject {
        func money(_ minor: Int64?) -> JSON {
            minor.map { JSON.money(Money(amount: $0, currency: currency)) } ?? .null
        }
        return [
            "currency": .string(currency.rawValue), "budget": money(budgetMinor),
            "charged": money(chargedMinor), "spent": money(spentMinor),
            "socialValue": money(socialValueMinor), "investment": money(investmentMinor),
            "sroi": sroi.map { .int($0) } ?? .null,
        ]
    }
}

extension CampaignPricing {
    /// All figures of the campaign, its contract, the action and the recommendations.
    var json: JSONObject {
        var object = head
        for member in costs.members + worth.members { object[member.key] = member.value }
        object["contract"] = .array(items.map { .object($0.json) })
        object["action"] = .string(insight.action.rawValue)
        object["recommendations"] = .array(
            insight.recommendations.map { .string($0.rawValue) }
        )
        return object
    }

    private var head: JSONObject {
        let (facts, usage) = (insight.facts, insight.usage)
        return [
            "campaignId": .string(campaign), "companyId": .string(company),
            "name": name.map { .string($0) } ?? .null, "status": .string(status.rawValue),
            "phase": .string(facts.phase.rawValue), "model": .string(usage.model.rawValue),
            "unit": .string(usage.unit.rawValue), "used": .int(usage.used),
            "limit": .int(usage.limit), "variance": .int(usage.variance),
            "utilizationBp": Self.number(usage.utilizationBp),
            "standing": .string(usage.standing.rawValue),
            "projected": Self.number(insight.projected),
            "creditRunwayDays": Self.number(insight.creditRunwayDays),
            "days": .object([
                "elapsed": .int(facts.days.elapsed), "remaining": .int(facts.days.remaining),
                "untilEnd": Self.number(facts.days.untilEnd),
            ]),
        ]
    }

    private var costs: JSONObject {
        let (usage, sums) = (insight.usage, insight.facts.money)
        return [
            "budget": money(sums.budgetMinor), "charged": money(sums.chargedMinor),
            "spent": money(sums.spentMinor), "contractValue": money(usage.contractMinor),
            "chargedBp": Self.number(usage.chargedBp),
            "budgetUseBp": Self.number(insight.budgetUseBp),
            "costPerLearner": money(insight.costPerLearnerMinor),
            "contractCostPerLearner": money(insight.contractCostPerLearnerMinor),
            "costPerVolunteerHour": money(insight.costPerVolunteerHourMinor),
        ]
    }

    private var worth: JSONObject {
        let outcome = insight.facts.outcome
        return [
            "engagementPercent": .int(insight.engagementPercent),
            "sroi": Self.number(outcome.sroi), "socialValue": money(outcome.socialValueMinor),
            "investment": money(outcome.investmentMinor), "vis": Self.number(vis),
            "visBand": band.map { .string($0.rawValue) } ?? .null,
            "lowestAttainmentBp": Self.number(outcome.lowestAttainmentBp),
            "reconciled": .bool(outcome.isReconciled != false),
            "valueScore": .int(insight.valueScore), "highValue": .bool(insight.isHighValue),
        ]
    }

    private func money(_ minor: Int64?) -> JSON {
        let currency = insight.facts.money.currency
        return minor.map { JSON.money(Money(amount: $0, currency: currency)) } ?? .null
    }

    private static func number(_ value: Int64?) -> JSON { value.map { .int($0) } ?? .null }
}

extension ContractItem {
    fileprivate var json: JSONObject {
        [
            "kind": .string(kind.rawValue), "name": name.map { .string($0) } ?? .null,
            "used": .int(used), "agreed": agreed.map { .int($0) } ?? .null,
            "left": left.map { .int($0) } ?? .null, "over": .int(over),
            "usedBp": usedBp.map { .int($0) } ?? .null,
        ]
    }
}
