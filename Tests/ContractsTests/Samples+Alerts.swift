import Contracts
import Domain

/// Outputs of custom thresholds, of quotas that are over, digests and escalations.
extension Samples {
    static let alerting: [(String, any OutputBody)] = thresholds + quotaEnds + reminders

    private static let campaign = "c-german-berlin"
    private static let crossedAt = at("2026-04-15T09:58:12.345Z")
    private static let admins = [
        Recipient(
            Contact(kind: .companyAdmin, address: "csr@veridia.example", locale: .norwegian)
        )
    ]
    private static let lastFive = CustomThreshold(
        key: "last-five",
        kind: .remaining,
        value: 5,
        severity: .warning,
        recipients: [.companyAdmin],
        windowMinutes: 60
    )

    private static func room(_ used: Int64) -> Room {
        Room(model: .seats, limit: 50, overbookPct: 10, used: used)
    }

    private static var thresholds: [(String, any OutputBody)] {
        var level = CustomThresholdLevel(lastFive)
        level.memory.pendingSuppressed = 2
        let seen = AlertObservation(used: 45, limit: 50, cap: 55, live: true, clock: crossedAt)
        let events = CustomThresholdRules.decide(seen, level, AlertMemory())
        var samples: [(String, any OutputBody)] = [
            (
                "headroom.capacity.custom_threshold_rearmed.v1",
                CapacityCustomThresholdRearmed(
                    campaign: campaign,
                    threshold: lastFive,
                    room: room(43),
                    alertId: "alr_veridia_700_1"
                )
            )
        ]
        guard case .recorded(let alert)? = events.first else { return samples }
        samples.append(
            (
                "headroom.capacity.custom_threshold_crossed.v1",
                CapacityCustomThresholdCrossed(
                    campaign: campaign,
                    name: "German in Berlin",
                    alertId: "alr_veridia_812_1",
                    alert: alert,
                    recipients: admins,
                    room: room(45),
                    waiting: 0
                )
            )
        )
        return samples
    }

    private static let quotaEnds: [(String, any OutputBody)] = [
        (
            "headroom.capacity.quota_rearmed.v1",
            CapacityQuotaRearmed(
                campaign: campaign,
                quota: Quota(
                    id: "q-spring-volunteers",
                    scope: .role,
                    scopeRef: "\(campaign)/volunteer",
                    metric: .volunteers,
                    period: .month,
                    limit: 10,
                    hardness: .hard
                ),
                percent: 80,
                use: 7,
                alertId: "alr_veridia_700_1"
            )
        ),
        (
            "headroom.capacity.quota_rearmed.v1.company",
            CapacityQuotaRearmed(
                campaign: nil,
                quota: Quota(
                    id: "quo_veridia_812_1",
                    scope: .company,
                    scopeRef: "veridia",
                    metric: .budget,
                    period: .month,
                    limit: 5_000_000,
                    currency: .eur,
                    hardness: .soft
                ),
                percent: 100,
                use: 0,
                alertId: "alr_veridia_700_1"
            )
        ),
    ]

    private static func line(
        _ subject: AlertSubject,
        _ severity: String,
        id: String = "alr_veridia_700_1",
        used: Int64 = 50,
        campaign: String? = "c-german-berlin"
    ) -> AlertLine {
        AlertLine(
            id: id,
            campaign: campaign,
            subject: subject,
            severity: severity,
            at: crossedAt,
            used: used,
            limit: 50
        )
    }

    private static func escalated(_ name: String?, _ alert: AlertLine) -> CapacityAlertEscalated {
        CapacityAlertEscalated(name: name, alert: alert, afterMinutes: 90, recipients: admins)
    }

    private static var reminders: [(String, any OutputBody)] {
        let quota = AlertSubject.quota(id: "quo_veridia_812_1", percent: 100)
        let custom = AlertSubject.custom(key: "last-five", kind: .remaining, value: 5)
        var quiet = line(.threshold(90), "warning", id: "alr_veridia_701_1", used: 45)
        quiet.suppressReason = "quiet_hours"
        var over = line(quota, "error", id: "alr_veridia_699_1", campaign: nil)
        over.resolvedAt = at("2026-04-15T10:00:00.000Z")
        return [
            (
                "headroom.capacity.alert_escalated.v1",
                escalated("German in Berlin", line(.threshold(100), "error"))
            ),
            (
                "headroom.capacity.alert_escalated.v1.custom",
                escalated("German in Berlin", line(custom, "critical", used: 45))
            ),
            (
                "headroom.capacity.alert_escalated.v1.quota",
                escalated(nil, line(quota, "error", campaign: nil))
            ),
            (
                "headroom.capacity.alert_digest.v1",
                CapacityAlertDigest(
                    audience: .companyAdmin,
                    since: at("2026-04-14T15:00:00.000Z"),
                    until: at("2026-04-15T15:00:00.000Z"),
                    sent: .init(count: 1, alerts: [line(.threshold(100), "error")]),
                    suppressed: .init(count: 51, alerts: [quiet]),
                    resolved: .init(count: 1, alerts: [over]),
                    recipients: admins
                )
            ),
        ]
    }
}
