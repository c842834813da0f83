import Contracts
import Domain
import Storage

/// Plans, spending and forecasts as lines for people.
enum AnalyticsLines {
    /// What stands below the figures of a campaign.
    static func campaign(_ analytics: CampaignAnalytics) -> [String] {
        let metrics = analytics.metrics
        var lines = [""]
        if !analytics.plans.isEmpty {
            var table = TextTable("plan", "by now", "is", "off by")
            for (plan, standing) in analytics.plans {
                let unit: MetricUnit = plan == .budget ? .money : .count
                func text(_ value: Int64?) -> String {
                    MetricLines.text(value, unit, metrics.model, metrics.currency)
                }
                table.add(
                    plan.rawValue,
                    text(standing.plan),
                    text(standing.actual),
                    standing.deviationBp.map { UnitText.percent($0) } ?? "-"
                )
            }
            lines += table.lines
            lines.append(
                "\(analytics.days.elapsed) dates active so far, \(analytics.days.remaining) left"
            )
        }
        if let back = analytics.returnBp {
            lines.append("return on what was spent: \(UnitText.percent(back))")
        }
        for (dimension, minor) in analytics.costPerOutcome {
            let money = Money(amount: minor, currency: metrics.currency)
            lines.append("cost per outcome in \(dimension.rawValue): \(MoneyText.text(money))")
        }
        return lines + ["forecast: " + forecast(analytics.forecast)]
    }

    /// A forecast as a sentence, with the early warning if one stands.
    static func forecast(_ row: ForecastRow?) -> String {
        guard let row, let forecast = row.forecast else { return "none" }
        let made = " (as of \(row.day.iso), position \(row.position))"
        let text: String
        switch forecast.standing {
        case .alreadyFull: text = "full"
        case .insufficientData:
            text = "unknown, \(forecast.basisDays) of \(FillForecast.shortestBasis) dates passed"
        case .beyondHorizon: text = "not full at this pace"
        case .filling:
            let latest = forecast.latestDate?.iso ?? "never"
            text =
                "full on \(forecast.expectedDate?.iso ?? "-"), between"
                + " \(forecast.earliestDate?.iso ?? "-") and \(latest);"
                + " \(UnitText.count(row.gained, row.model)) more in \(forecast.basisDays) dates"
        }
        return text + made + (row.isWarned ? "; early warning" : "")
    }

    /// The bar of a value among others, from the smallest of them or 0.
    static func bar(_ value: Int64?, largest: Int64, cells: Int = 40) -> String {
        guard let value, value > 0, largest > 0 else { return "" }
        let share = Arithmetic.floorOfProduct(value, Int64(cells), over: largest) ?? 0
        return String(repeating: "#", count: max(1, Int(share)))
    }
}

extension CampaignAnalytics {
    /// What it adds to the figures of a campaign as an object of the command line.
    var json: JSONObject {
        [
            "days": .object([
                "elapsed": .int(days.elapsed), "remaining": .int(days.remaining),
            ]),
            "plans": .array(
                plans.map { plan, standing in
                    .object([
                        "plan": .string(plan.rawValue),
                        "byNow": standing.plan.map { .int($0) } ?? .null,
                        "actual": .int(standing.actual),
                        "deviationBp": standing.deviationBp.map { .int($0) } ?? .null,
                    ])
                }
            ),
            "returnBp": returnBp.map { .int($0) } ?? .null,
            "costPerOutcome": .array(
                costPerOutcome.map { dimension, minor in
                    .object([
                        "dimension": .string(dimension.rawValue), "amount": .int(minor),
                    ])
                }
            ),
            "forecast": forecast.map { .object($0.json) } ?? .null,
        ]
    }
}

extension ForecastRow {
    /// The forecast as an object of the command line.
    var json: JSONObject {
        func date(_ date: CivilDate?) -> JSON { date.map { .string($0.iso) } ?? .null }
        return [
            "campaignId": .string(campaign), "asOfDate": .string(day.iso),
            "position": .int(position), "at": .string(at.rfc3339),
            "standing": forecast.map { .string($0.standing.rawValue) } ?? .null,
            "expectedDate": date(forecast?.expectedDate),
            "earliestDate": date(forecast?.earliestDate),
            "latestDate": date(forecast?.latestDate), "used": .int(used), "limit": .int(limit),
            "unit": .string(model.unit.rawValue), "basisDays": .int(forecast?.basisDays ?? 0),
            "gained": .int(gained), "endDate": date(endDate), "told": .bool(isTold),
            "toldDate": date(toldDate), "warning": .string(warning.decision.rawValue),
            "isWarned": .bool(isWarned),
            "reasons": .array(warning.reasons.map { .string($0.rawValue) }),
        ]
    }
}
