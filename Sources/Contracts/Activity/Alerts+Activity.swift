import Domain

/// What the activity feed says of alerts beyond the four thresholds. Source: domain §13.3.
extension CapacityCustomThresholdCrossed {
    /// The threshold of the campaign's own that was reached.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.alert, code: alert.threshold.severity.rawValue) { writer in
            writer.field("alertId", alertId)
            writer.field("key", alert.threshold.key)
            writer.field("kind", alert.threshold.kind.rawValue)
            writer.field("value", alert.threshold.value)
            writer.field("cause", alert.cause.rawValue)
            writer.field("used", room.used)
            writer.field("limit", room.limit)
            writer.field("cap", room.cap)
        }
    }
}

extension CapacityCustomThresholdRearmed {
    /// The threshold of the campaign's own that can be crossed again.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.rearm, code: "custom_rearmed") { writer in
            writer.field("key", threshold.key)
            writer.field("alertId", alertId)
            writer.field("used", room.used)
            writer.field("limit", room.limit)
        }
    }
}

extension CapacityQuotaRearmed {
    /// The percentage of a quota that can be told again; the amounts of a budget are left out.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.rearm, code: "quota_rearmed") { writer in
            writer.field("quotaId", quota.id)
            writer.field("percent", percent)
            writer.field("alertId", alertId)
        }
    }
}

extension CapacityAlertEscalated {
    /// The alert that nobody acknowledged.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.alert, code: "escalated") { writer in
            writer.field("alertId", alert.id)
            writer.field("subject", alert.subject.word)
            writer.field("severity", alert.severity)
            writer.field("afterMinutes", afterMinutes)
        }
    }
}

extension CapacityAlertDigest {
    /// How much was told together, to whom.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.alert, code: "digest") { writer in
            writer.field("audience", audience.rawValue)
            writer.field("since", since)
            writer.field("until", until)
            writer.field("sent", sent.count)
            writer.field("suppressed", suppressed.count)
            writer.field("resolved", resolved.count)
        }
    }
}
