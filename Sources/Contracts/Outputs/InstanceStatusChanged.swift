package import Domain

/// A cohort moved on.
///
/// Source: domain §5.1, §21.4.
package struct InstanceStatusChanged: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The cohort.
    package var instanceId: String
    /// The state before.
    package var from: InstanceStatus
    /// The state now.
    package var to: InstanceStatus
    /// What moved it.
    package var trigger: TransitionTrigger
    /// Whether it follows its campaign.
    package var cascade: Bool
    /// How it ended, if it did.
    package var outcome: String?

    /// Makes the body from its parts.
    package init(
        campaign: String,
        instanceId: String,
        from: InstanceStatus,
        to: InstanceStatus,
        trigger: TransitionTrigger,
        cascade: Bool,
        outcome: String? = nil
    ) {
        self.campaign = campaign
        self.instanceId = instanceId
        self.from = from
        self.to = to
        self.trigger = trigger
        self.cascade = cascade
        self.outcome = outcome
    }

    /// Which output it is: `instance.status_changed`.
    package var type: OutputType { .instanceStatusChanged }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("instanceId", instanceId)
        writer.field("from", from.rawValue)
        writer.field("to", to.rawValue)
        writer.field("trigger", trigger.rawValue)
        writer.field("cascade", cascade)
        writer.field("outcome", outcome)
    }
}
