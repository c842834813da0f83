import Domain

/// What the activity feed says of capacity and of what there is to sell. Source: domain §13.3.
extension CapacityThresholdCrossed {
    /// The threshold that was reached.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.alert, code: alert.threshold.severity.rawValue) { writer in
            writer.field("alertId", alertId)
            writer.field("threshold", alert.threshold.rawValue)
            writer.field("cause", alert.cause.rawValue)
            writer.field("used", room.used)
            writer.field("limit", room.limit)
            writer.field("cap", room.cap)
        }
    }
}

extension CapacityThresholdRearmed {
    /// The threshold that can be crossed again.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.rearm, code: "rearmed") { writer in
            writer.field("threshold", threshold.rawValue)
            writer.field("used", room.used)
            writer.field("limit", room.limit)
        }
    }
}

extension CapacityQuotaCrossed {
    /// The quota with its use; the amounts of a budget are left out.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.quota, code: quota.metric.rawValue) { writer in
            writer.field("quotaId", quota.id)
            writer.field("scope", quota.scope.rawValue)
            writer.field("percent", percent)
            writer.field("hardness", quota.hardness.rawValue)
        }
    }
}

extension UpsellSignal {
    /// The signal with its score.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.upsell, code: String(type.rawValue.dropFirst("upsell.".count))) {
            $0.field("signalId", signalId)
            $0.field("category", category.rawValue)
            $0.field("segment", segment.rawValue)
            $0.field("composite", composite)
        }
    }
}
