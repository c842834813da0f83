package import Domain

/// A transition by the clock was not possible.
///
/// Source: domain §4.4, §21.4.
package struct CampaignTransitionFailed: OutputBody {
    /// The campaign.
    package var campaign: String
    /// Its name.
    package var name: String?
    /// Whom to tell.
    package var recipients: [Recipient]
    /// The state that was due.
    package var target: CampaignStatus
    /// Every guard that failed.
    package var codes: [ReasonCode]
    /// What tried.
    package var trigger: TransitionTrigger
    /// When it was due.
    package var dueAt: Instant?
    /// Which attempt, 1 for the first.
    package var attempt: Int64
    /// When it is tried again, if it is.
    package var nextAttemptAt: Instant?

    /// Makes the body from its parts.
    package init(
        campaign: String,
        name: String? = nil,
        recipients: [Recipient],
        target: CampaignStatus,
        codes: [ReasonCode],
        trigger: TransitionTrigger,
        dueAt: Instant? = nil,
        attempt: Int64,
        nextAttemptAt: Instant? = nil
    ) {
        self.campaign = campaign
        self.name = name
        self.recipients = recipients
        self.target = target
        self.codes = codes
        self.trigger = trigger
        self.dueAt = dueAt
        self.attempt = attempt
        self.nextAttemptAt = nextAttemptAt
    }

    /// Which output it is: `campaign.transition_failed`.
    package var type: OutputType { .campaignTransitionFailed }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("campaignName", name)
        Recipient.write(recipients, to: &writer)
        writer.field("target", target.rawValue)
        writer.field("codes", codes)
        writer.field("trigger", trigger.rawValue)
        writer.field("dueAt", dueAt)
        writer.field("attempt", attempt)
        writer.field("nextAttemptAt", nextAttemptAt)
    }
}
