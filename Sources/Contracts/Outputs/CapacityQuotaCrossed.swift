package import Domain

/// A quota reached a percentage that people are told of.
///
/// Source: domain §16, §21.4.
package struct CapacityQuotaCrossed: OutputBody {
    /// The campaign; nil for a quota of a company or a group.
    package var campaign: String?
    /// The campaign's name.
    package var name: String?
    /// The quota.
    package var quota: Quota
    /// The percentage that was reached.
    package var percent: Int64
    /// How much is used, in the unit of the metric.
    package var use: Int64
    /// Whom to tell.
    package var recipients: [Recipient]
    /// The alert.
    package var alertId: String

    /// Makes the body from its parts.
    package init(
        campaign: String?,
        name: String?,
        quota: Quota,
        percent: Int64,
        use: Int64,
        recipients: [Recipient],
        alertId: String
    ) {
        self.campaign = campaign
        self.name = name
        self.quota = quota
        self.percent = percent
        self.use = use
        self.recipients = recipients
        self.alertId = alertId
    }

    /// Which output it is: `capacity.quota_crossed`.
    package var type: OutputType { .capacityQuotaCrossed }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("campaignName", name)
        writer.field("quotaId", quota.id)
        writer.field("scope", quota.scope.rawValue)
        writer.field("metric", quota.metric.rawValue)
        writer.field("period", quota.period.rawValue)
        writer.field("percent", percent)
        writer.field("use", use)
        writer.field("limit", quota.limit)
        writer.field("hardness", quota.hardness.rawValue)
        Recipient.write(recipients, to: &writer)
        writer.field("alertId", alertId)
    }
}
