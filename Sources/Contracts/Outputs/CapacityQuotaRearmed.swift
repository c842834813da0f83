package import Domain

/// Use fell below a percentage of a quota that people were told of, or its period is over.
///
/// Source: the article on alerts.
package struct CapacityQuotaRearmed: OutputBody {
    /// The campaign; nil for a quota of a company or a group.
    package var campaign: String?
    /// The quota.
    package var quota: Quota
    /// The percentage that may be told again.
    package var percent: Int64
    /// How much is used, in the unit of the metric.
    package var use: Int64
    /// The alert that it resolves.
    package var alertId: String

    /// Makes the body from its parts.
    package init(campaign: String?, quota: Quota, percent: Int64, use: Int64, alertId: String) {
        self.campaign = campaign
        self.quota = quota
        self.percent = percent
        self.use = use
        self.alertId = alertId
    }

    /// Which output it is: `capacity.quota_rearmed`.
    package var type: OutputType { .capacityQuotaRearmed }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of the article on alerts.
    package func write(to writer: inout JSONWriter) {
        writer.field("quotaId", quota.id)
        writer.field("percent", percent)
        writer.field("use", use)
        writer.field("limit", quota.limit)
        writer.field("alertId", alertId)
    }
}
