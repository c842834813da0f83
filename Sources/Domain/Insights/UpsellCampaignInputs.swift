/// All that an evaluation of a campaign looked at, kept so that it can be judged again later.
///
/// Source: domain §10.1, §10.3, §19.
package struct UpsellCampaignInputs: Hashable, Sendable {
    /// What the score is made of.
    package let facts: UpsellFacts
    /// U.
    package let used: Int64
    /// L.
    package let limit: Int64
    /// W.
    package let waiting: Int64
    /// Dates with an active moment so far.
    package let elapsedDays: Int64
    /// Dates after today through the last one.
    package let remainingDays: Int64
    /// u of 7 dates before.
    package let weekAgoUtilizationBp: Int64
    /// Recruiting, active and paused campaigns of the company.
    package let liveCampaigns: Int64

    /// What was looked at.
    package init(
        facts: UpsellFacts,
        used: Int64,
        limit: Int64,
        waiting: Int64,
        elapsedDays: Int64,
        remainingDays: Int64,
        weekAgoUtilizationBp: Int64,
        liveCampaigns: Int64
    ) {
        self.facts = facts
        self.used = used
        self.limit = limit
        self.waiting = waiting
        self.elapsedDays = elapsedDays
        self.remainingDays = remainingDays
        self.weekAgoUtilizationBp = weekAgoUtilizationBp
        self.liveCampaigns = liveCampaigns
    }
}
