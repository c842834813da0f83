package import Domain

/// An entry of a campaign's status history.
///
/// Source: domain §4.2.
package struct StatusChangeRow: Sendable, Hashable {
    /// The place in the table.
    package var seq: Int64
    /// The campaign.
    package var campaign: String
    /// The state before.
    package var from: CampaignStatus
    /// The state after.
    package var to: CampaignStatus
    /// When it holds from.
    package var at: Instant
    /// When it was due, for the clock.
    package var dueAt: Instant?
    /// The clock of the record: the instant of the tick, for the clock.
    package var recordedAt: Instant
    /// Who moved it.
    package var by: String
    /// What moved it.
    package var trigger: TransitionTrigger
    /// Why.
    package var reason: String?
    /// The record.
    package var position: Int64

    /// Makes an entry from its parts.
    package init(
        seq: Int64,
        campaign: String,
        from: CampaignStatus,
        to: CampaignStatus,
        at: Instant,
        dueAt: Instant?,
        recordedAt: Instant,
        by: String,
        trigger: TransitionTrigger,
        reason: String?,
        position: Int64
    ) {
        self.seq = seq
        self.campaign = campaign
        self.from = from
        self.to = to
        self.at = at
        self.dueAt = dueAt
        self.recordedAt = recordedAt
        self.by = by
        self.trigger = trigger
        self.reason = reason
        self.position = position
    }
}
