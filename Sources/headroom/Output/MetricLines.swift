import Contracts
import Domain
import Storage

/// Figures as lines for people: each with its unit, and - for what is unknown.
enum MetricLines {
    /// The figures of a campaign with its cohorts beside it, or of one cohort alone.
    static func campaign(_ metrics: CampaignMetrics, only instance: String?) -> [String] {
        let head =
            "\(metrics.name ?? metrics.campaign)  \(metrics.status.rawValue)"
            + "  \(metrics.currency.rawValue)"
        let own = metrics.instances.filter { $0.id == instance }
        let values = instance == nil ? metrics.values : own.first?.values ?? MetricValues()
        var table = TextTable("metric", "value")
        for metric in Metric.allCases where instance == nil || values[metric] != nil {
            table.add(metric.rawValue, text(values[metric], metric, metrics))
        }
        guard instance == nil, !metrics.instances.isEmpty else { return [head] + table.lines }
        return [head] + table.lines + [""] + cohorts(metrics)
    }

    /// The cohorts with the figures that tell them apart.
    private static func cohorts(_ metrics: CampaignMetrics) -> [String] {
        let shown: [Metric] = [
            .everVolunteers, .everBeneficiaries, .reached, .sessions, .spent, .sroi, .vis,
        ]
        var table = TextTable(
            "cohort",
            "volunteers",
            "beneficiaries",
            "reached",
            "sessions",
            "spent",
            "sroi",
            "vis"
        )
        for (id, values) in metrics.instances {
            let cells = shown.map { text(values[$0], $0, metrics) }
            table.add(
                id,
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                cells[5],
                cells[6]
            )
        }
        return table.lines
    }

    /// The totals of a company by currency, and its campaigns.
    static func company(_ metrics: CompanyMetrics) -> [String] {
        var table = TextTable("campaign", "status", "used", "reached", "spent", "sroi", "vis")
        for campaign in metrics.campaigns {
            let values = campaign.values
            table.add(
                campaign.campaign,
                campaign.status.rawValue,
                "\(text(values[.used], .used, campaign)) of"
                    + " \(text(values[.limit], .limit, campaign))",
                text(values[.reached], .reached, campaign),
                text(values[.spent], .spent, campaign),
                text(values[.sroi], .sroi, campaign),
                text(values[.vis], .vis, campaign)
            )
        }
        let totals = metrics.totals.map { total in
            let spent = total.values[.spent].map { Money(amount: $0, currency: total.currency) }
            let budget = Money(amount: total.budgetMinor, currency: total.currency)
            return "\(total.currency.rawValue): \(spent.map(MoneyText.number) ?? "-") of"
                + " \(MoneyText.number(budget)) spent, sroi"
                + " \(total.values[.sroi].map { FixedPoint.text($0, decimals: 2) } ?? "-"),"
                + " \(total.values[.reached] ?? 0) reached"
        }
        return table.lines + totals
    }

    /// A value in the unit of its metric.
    static func text(_ value: Int64?, _ metric: Metric, _ metrics: CampaignMetrics) -> String {
        text(value, metric.unit, metrics.model, metrics.currency)
    }

    /// A value in a unit; one of capacity or money without model or currency stays a number.
    static func text(
        _ value: Int64?,
        _ unit: MetricUnit,
        _ model: PricingModel?,
        _ currency: Currency?
    ) -> String {
        guard let value else { return "-" }
        switch unit {
        case .count, .score, .points: return "\(value)"
        case .minutes: return "\(value) min"
        case .milliCredits: return "\(CreditText.text(value)) credits"
        case .capacity:
            guard let model else { return "\(value)" }
            return "\(UnitText.count(value, model)) \(UnitText.name(model))"
        case .money:
            guard let currency else { return "\(value)" }
            return MoneyText.text(Money(amount: value, currency: currency))
        case .hundredths: return FixedPoint.text(value, decimals: 2)
        case .basisPoints: return UnitText.percent(value)
        }
    }
}

extension CampaignMetrics {
    /// The figures as an object of the command line: values, and the unit of each.
    var json: JSONObject {
        var object = head
        object["metrics"] = .object(Self.json(values))
        object["instances"] = .array(instances.map { .object(Self.json(of: $0)) })
        return object
    }

    /// The figures of one cohort as an object of the command line.
    func json(ofInstance instance: (id: String, values: MetricValues)) -> JSONObject {
        var object = head
        for member in Self.json(of: instance).members { object[member.key] = member.value }
        return object
    }

    private var head: JSONObject {
        [
            "campaignId": .string(campaign), "companyId": .string(company),
            "status": .string(status.rawValue), "currency": .string(currency.rawValue),
            "model": .string(model.rawValue),
        ]
    }

    private static func json(of instance: (id: String, values: MetricValues)) -> JSONObject {
        ["instanceId": .string(instance.id), "metrics": .object(json(instance.values))]
    }

    /// Every metric, unknown ones as null, with its unit.
    private static func json(_ values: MetricValues) -> JSONObject {
        JSONObject(
            Metric.allCases.map { metric in
                .init(
                    key: metric.rawValue,
                    value: .object([
                        "value": values[metric].map { .int($0) } ?? .null,
                        "unit": .string(metric.unit.rawValue),
                    ])
                )
            }
        )
    }
}

extension CompanyMetrics {
    /// The figures as an object of the command line.
    var json: JSONObject {
        [
            "companyId": .string(company),
            "totals": .array(
                totals.map { total in
                    .object([
                        "currency": .string(total.currency.rawValue),
                        "budget": .int(total.budgetMinor),
                        "metrics": .object(total.values.json),
                    ])
                }
            ),
            "campaigns": .array(campaigns.map { .object($0.json) }),
        ]
    }
}
