package import Domain

/// What the metrics of a campaign remember beside their counters.
///
/// Source: domain §12.
package struct CampaignMetricsRow: Sendable, Hashable {
    /// The campaign.
    package let campaign: String
    /// How many people have metrics of their own: who attended, was served or was measured.
    package var people: Int64
    /// The first date of the price book that its social values were computed with; nil before.
    package var book: CivilDate?
    /// When the clock looked at it last, or when it came into a state in which it does; nil in any
    /// other state.
    package var snapshotAt: Instant?
    /// How often it is looked at on the current local date.
    package var pace: SnapshotPace
    /// The local date on which its pricing model changed last while it was live; nil for never.
    package var modelSince: CivilDate?

    /// A campaign without anything.
    package init(campaign: String) {
        self.campaign = campaign
        people = 0
        pace = .daily
    }
}
