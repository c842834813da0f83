/// Insights as rows of a table.
extension CampaignInsight {
    /// A table of campaigns by id, one row each in the order of their ids.
    ///
    /// Amounts are in major units, what is unknown is an empty cell, recommendations are separated
    /// by spaces. Source: domain §9.3.
    package static func table(_ campaigns: [String: CampaignInsight]) -> CSVTable {
        let ids = campaigns.keys.sorted(by: Identifier.isBefore)
        return CSVTable(
            header: columns.map(\.name),
            rows: ids.compactMap { id in
                campaigns[id].map { insight in columns.map { $0.value(id, insight) } }
            }
        )
    }

    private static var columns: [(name: String, value: (String, CampaignInsight) -> String)] {
        [
            ("campaign", { id, _ in id }),
            ("phase", { $1.facts.phase.rawValue }),
            ("model", { $1.usage.model.rawValue }),
            ("unit", { $1.usage.unit.rawValue }),
            ("used", { String($1.usage.used) }),
            ("limit", { String($1.usage.limit) }),
            ("variance", { String($1.usage.variance) }),
            ("utilization_bp", { text($1.usage.utilizationBp) }),
            ("projected", { text($1.projected) }),
            ("currency", { $1.facts.money.currency.rawValue }),
            ("budget", { $1.amount($1.facts.money.budgetMinor) }),
            ("contract_value", { $1.amount($1.usage.contractMinor) }),
            ("charged", { $1.amount($1.facts.money.chargedMinor) }),
            ("spent", { $1.amount($1.facts.money.spentMinor) }),
            ("budget_use_bp", { text($1.budgetUseBp) }),
            ("cost_per_learner", { $1.amount($1.costPerLearnerMinor) }),
            ("contract_cost_per_learner", { $1.amount($1.contractCostPerLearnerMinor) }),
            ("cost_per_volunteer_hour", { $1.amount($1.costPerVolunteerHourMinor) }),
            ("credit_runway_days", { text($1.creditRunwayDays) }),
            ("engagement_percent", { String($1.engagementPercent) }),
            ("sroi_hundredths", { text($1.facts.outcome.sroi) }),
            ("value_score", { String($1.valueScore) }),
            ("action", { $1.action.rawValue }),
            (
                "recommendations",
                { $1.recommendations.map(\.rawValue).joined(separator: " ") }
            ),
        ]
    }

    private static func text(_ value: Int64?) -> String { value.map { String($0) } ?? "" }

    private func amount(_ minor: Int64?) -> String {
        minor.map { Money(amount: $0, currency: facts.money.currency).decimal } ?? ""
    }
}
