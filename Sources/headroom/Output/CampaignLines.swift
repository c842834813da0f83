import Contracts
import Domain
import Storage

/// Campaigns as lines for people.
enum CampaignLines {
    /// A table with bars.
    static func table(_ campaigns: [CampaignSummary]) -> TextTable {
        var table = TextTable(
            "campaign",
            "company",
            "state",
            "used",
            "limit",
            "cap",
            "waits",
            "%",
            "",
            "until"
        )
        for campaign in campaigns {
            let room = campaign.room
            table.add(
                campaign.id,
                campaign.company,
                campaign.status.rawValue,
                "\(room.used)",
                "\(room.limit)",
                "\(room.cap)",
                "\(campaign.waiting)",
                CapacityBar.percent(room),
                CapacityBar.draw(room),
                campaign.endDate?.iso ?? "-"
            )
        }
        return table
    }

    /// Everything about one campaign.
    static func lines(_ detail: CampaignDetail) -> [String] {
        let (campaign, capacity) = (detail.campaign, detail.capacity)
        let (fields, room) = (campaign.fields, capacity.room)
        var lines = [
            "\(campaign.id)  \(fields.name ?? "")",
            "  company     \(campaign.company)",
            "  state       \(campaign.status.rawValue), version \(campaign.version)",
            "  dates       \(fields.startDate?.iso ?? "-") to \(fields.endDate?.iso ?? "-")",
            "  program     \(fields.templateVersionId ?? "-") for \(fields.groupId ?? "-")",
            "  seats       \(room.used) of \(room.limit), cap \(room.cap)"
                + "  \(CapacityBar.draw(room)) \(CapacityBar.percent(room))",
            "  peak        \(capacity.peakUsed); \(capacity.beneficiaries) beneficiaries,"
                + " \(capacity.served) served",
            "  waiting     \(capacity.waiting)",
        ]
        for terms in detail.terms {
            let price = terms.terms.seatPricePerMonth
            lines.append(
                "  terms       \(terms.terms.committedSeats) seats at \(amount(price)) a month"
                    + " from \(terms.effectiveFrom.iso)"
            )
        }
        for instance in detail.instances {
            let counts = capacity.cohorts.first { $0.id == instance.id }
            lines.append(
                "  cohort \(instance.ordinal)    \(instance.status.rawValue):"
                    + " \(counts?.volunteers ?? 0) volunteers,"
                    + " \(counts?.beneficiaries ?? 0) beneficiaries"
            )
        }
        for alert in detail.alerts.prefix(5) {
            lines.append(
                "  alert       \(alert.at.rfc3339) \(alert.threshold) % \(alert.status)"
                    + " (\(alert.used)/\(alert.limit), \(alert.cause)) \(alert.id)"
            )
        }
        if let signal = detail.signal {
            let value = signal.value.map { ", worth \(amount($0))" } ?? ""
            lines.append(
                "  upsell      \(signal.segment.rawValue) \(signal.category.rawValue),"
                    + " score \(signal.composite)\(value)"
            )
        }
        for step in detail.history {
            let reason = step.reason.map { ": \($0)" } ?? ""
            lines.append(
                "  history     \(step.at.rfc3339) \(step.from.rawValue) to \(step.to.rawValue)"
                    + " by \(step.by)\(reason)"
            )
        }
        return lines
    }

    /// An amount in the currency's main unit, such as `500.00 EUR`.
    static func amount(_ money: Money) -> String {
        var scale: Int64 = 1
        for _ in 0..<money.currency.decimals { scale *= 10 }
        let (whole, rest) = money.amount.magnitude.quotientAndRemainder(dividingBy: UInt64(scale))
        let sign = money.amount < 0 ? "-" : ""
        guard scale > 1 else { return "\(sign)\(whole) \(money.currency.rawValue)" }
        let digits = String(rest)
        let zeros = String(repeating: "0", count: Int(money.currency.decimals) - digits.count)
        return "\(sign)\(whole).\(zeros)\(digits) \(money.currency.rawValue)"
    }
}
