package import Domain

/// A campaign moved along an edge.
///
/// Source: domain §4.2, §21.4.
package struct CampaignStatusChanged: OutputBody {
    /// The campaign.
    package var campaign: String
    /// Its name.
    package var name: String?
    /// Whom to tell.
    package var recipients: [Recipient]
    /// The state before.
    package var from: CampaignStatus
    /// The state now.
    package var to: CampaignStatus
    /// What moved it.
    package var trigger: TransitionTrigger
    /// Who moved it; `clock` for the clock.
    package var by: String
    /// Why, if somebody said so.
    package var reason: String?
    /// When it was due, for the clock.
    package var dueAt: Instant?
    /// The version after the change.
    package var version: Int64

    /// Makes the body from its parts.
    package init(
        campaign: String,
        name: String? = nil,
        recipients: [Recipient],
        from: CampaignStatus,
        to: CampaignStatus,
        trigger: TransitionTrigger,
        by: String,
        reason: String? = nil,
        dueAt: Instant? = nil,
        version: Int64
    ) {
        self.campaign = campaign
        self.name = name
        self.recipients = recipients
        self.from = from
        self.to = to
        self.trigger = trigger
        self.by = by
        self.reason = reason
        self.dueAt = dueAt
        self.version = version
    }

    /// Which output it is: `campaign.status_changed`.
    package var type: OutputType { .campaignStatusChanged }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("campaignName", name)
        Recipient.write(recipients, to: &writer)
        writer.field("from", from.rawValue)
        writer.field("to", to.rawValue)
        writer.field("trigger", trigger.rawValue)
        writer.field("by", by)
        writer.field("reason", reason)
        writer.field("dueAt", dueAt)
        writer.field("version", version)
    }
}
