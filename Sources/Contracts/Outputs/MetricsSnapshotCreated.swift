package import Domain

/// The figures of a campaign and its cohorts at a moment.
///
/// Source: domain §12.2, §21.4.
package struct MetricsSnapshotCreated: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The id of the snapshot.
    package var snapshotId: String
    /// When it was taken.
    package var at: Instant
    /// Whether it is the campaign's last one.
    package var isFinal: Bool
    /// The state of the campaign.
    package var status: CampaignStatus
    /// The currency of its amounts.
    package var currency: Currency
    /// The figures of the campaign.
    package var values: MetricValues
    /// The figures of its cohorts, in their order.
    package var instances: [(id: String, values: MetricValues)]

    /// Makes the body from its parts.
    package init(
        campaign: String,
        snapshotId: String,
        at: Instant,
        isFinal: Bool,
        status: CampaignStatus,
        currency: Currency,
        values: MetricValues,
        instances: [(id: String, values: MetricValues)]
    ) {
        self.campaign = campaign
        self.snapshotId = snapshotId
        self.at = at
        self.isFinal = isFinal
        self.status = status
        self.currency = currency
        self.values = values
        self.instances = instances
    }

    /// Which output it is: `metrics.snapshot_created`.
    package var type: OutputType { .metricsSnapshotCreated }
    /// The campaign.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("snapshotId", snapshotId)
        writer.field("at", at)
        writer.field("final", isFinal)
        writer.field("status", status.rawValue)
        writer.field("currency", currency.rawValue)
        writer.field("metrics", .object(values.json))
        writer.key("instances")
        writer.array { writer in
            for (id, values) in instances {
                writer.object { writer in
                    writer.field("instanceId", id)
                    writer.field("metrics", .object(values.json))
                }
            }
        }
    }
}
