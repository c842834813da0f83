package import Domain

/// An upsell signal as it stands.
///
/// Source: domain §10.4.
package struct SignalRow: Sendable, Hashable {
    /// The core-made id.
    package var id: String
    /// The company.
    package var company: String
    /// The campaign.
    package var campaign: String
    /// What kind of opportunity.
    package var category: UpsellCategory
    /// How promising.
    package var segment: UpsellSegment
    /// The score, 0 to 100.
    package var composite: Int64
    /// The score that was last told.
    package var lastEmitted: Int64
    /// What it may be worth.
    package var value: Money?
    /// `open` or `expired`.
    package var status: String
    /// When it was raised.
    package var raisedAt: Instant
    /// When it last changed.
    package var updatedAt: Instant
    /// When it closed.
    package var closedAt: Instant?

    /// Makes an open signal.
    package init(
        id: String,
        company: String,
        campaign: String,
        category: UpsellCategory,
        segment: UpsellSegment,
        composite: Int64,
        value: Money?,
        at clock: Instant
    ) {
        self.id = id
        self.company = company
        self.campaign = campaign
        self.category = category
        self.segment = segment
        self.composite = composite
        lastEmitted = composite
        self.value = value
        status = "open"
        raisedAt = clock
        updatedAt = clock
    }
}
