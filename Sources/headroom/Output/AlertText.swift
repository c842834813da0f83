import Contracts
import Domain
import Storage

/// Alerts, policies and thresholds as lines for a person.
enum AlertText {
    /// `open`, `resolved`, `suppressed` or `passed`.
    static func state(of alert: AlertEntry) -> String {
        guard alert.status == AlertStatus.sent.rawValue else { return alert.status }
        return alert.isOpen ? AlertFilter.State.open.rawValue : AlertFilter.State.resolved.rawValue
    }

    /// Everything that is known of an alert.
    static func lines(_ alert: AlertEntry, in zone: ZoneTable) -> [String] {
        var lines = [
            "\(alert.id): \(alert.subject.name) of \(alert.campaign ?? alert.company),"
                + " \(alert.severity), \(state(of: alert))",
            "  crossed     \(alert.at.rfc3339) at \(alert.used) of \(alert.limit),"
                + " cap \(alert.cap), by \(alert.cause)",
            "  then        \(alert.explanation.sentence(in: zone))",
        ]
        if alert.suppressedBefore > 0 {
            lines.append("  before      \(alert.suppressedBefore) were held back")
        }
        if let note = alert.note { lines.append("  note        \(note)") }
        if let reason = alert.resolvedFor { lines.append("  over        \(reason)") }
        return lines
    }

    /// What a company has settled.
    static func lines(_ row: AlertPolicyRow) -> [String] {
        var lines = ["\(row.company), version \(row.version)"]
        let policy = row.policy
        lines.append("  quiet hours " + (policy.quietHours.map(quiet) ?? "none"))
        if policy.digests.isEmpty { lines.append("  digests     none") }
        for digest in policy.digests {
            lines.append("  digest      \(digest.audience.rawValue) at \(digest.hour):00")
        }
        let escalation = policy.escalation.map { rule in
            "after \(rule.afterMinutes) min to "
                + rule.recipients.map(\.rawValue).joined(separator: ", ")
        }
        lines.append("  escalation  " + (escalation ?? "none"))
        let reason = row.reason.map { ": \($0)" } ?? ""
        lines.append("  settled     \(row.updatedAt.rfc3339) by \(row.updatedBy)\(reason)")
        return lines
    }

    private static func quiet(_ hours: QuietHours) -> String {
        let object = hours.json
        let days = (object["days"]?.array ?? []).compactMap(\.string).joined(separator: " ")
        return "\(object["from"]?.string ?? "") to \(object["to"]?.string ?? "")"
            + (days.isEmpty ? "" : ", starting on \(days)")
    }
}
