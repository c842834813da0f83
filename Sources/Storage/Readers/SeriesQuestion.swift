package import Domain

/// What is asked of a metric over time.
///
/// Source: domain §17.
package struct SeriesQuestion: Sendable, Hashable {
    /// The campaign.
    package var campaign: String
    /// One of its cohorts; nil for the whole campaign.
    package var instance: String?
    /// The metric.
    package var metric: Metric
    /// The steps.
    package var interval = ValueSeries.Interval.day
    /// What is shown of several snapshots of a step.
    package var aggregate = ValueSeries.Aggregate.last
    /// The first date; nil for that of the first snapshot.
    package var from: CivilDate?
    /// The last date; nil for that of the last snapshot.
    package var through: CivilDate?

    /// A question about a campaign, by the last snapshot of each date.
    package init(campaign: String, metric: Metric) {
        self.campaign = campaign
        self.metric = metric
    }
}
