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
            "held",
            "limit",
            "cap",
            "of",
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
                UnitText.count(room.used, room.model),
                UnitText.count(room.held, room.model),
                UnitText.count(room.limit, room.model),
                UnitText.count(room.cap, room.model),
                UnitText.name(room.model),
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
        let count = { UnitText.count($0, room.model) }
        var lines = [
            "\(campaign.id)  \(fields.name ?? "")",
            "  company     \(campaign.company)",
            "  state       \(campaign.status.rawValue), version \(campaign.version)",
            "  dates       \(fields.startDate?.iso ?? "-") to \(fields.endDate?.iso ?? "-")",
            "  program     \(fields.templateVersionId ?? "-") for \(fields.groupId ?? "-")",
            label(UnitText.name(room.model))
                + "\(count(room.used)) of \(count(room.limit)), cap \(count(room.cap))"
                + "  \(CapacityBar.draw(room)) \(CapacityBar.percent(room))",
            "  peak        \(count(capacity.peakUsed)); \(capacity.volunteers) volunteers,"
                + " \(capacity.beneficiaries) beneficiaries, \(capacity.served) served",
            "  waiting     \(capacity.waiting)",
            "  held        \(count(capacity.held)); \(capacity.holders) holds and offers",
        ]
        lines += TermsLines.lines(detail)
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
                "  alert       \(alert.at.rfc3339) \(alert.subject.name) \(alert.status)"
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

    private static func label(_ word: String) -> String {
        "  " + word + String(repeating: " ", count: max(1, 12 - word.count))
    }

    /// An amount in the currency's main unit, such as `500.00 EUR`.
    static func amount(_ money: Money) -> String { MoneyText.text(money) }
}
