import Contracts
import Domain

/// The figures of a campaign and one of its cohorts.
extension Samples {
    static let metrics: [(String, any OutputBody)] = [
        (
            "headroom.metrics.snapshot_created.v1",
            MetricsSnapshotCreated(
                campaign: "c-german-berlin",
                snapshotId: "snp_veridia_812_1",
                at: at("2026-04-14T22:00:00.000Z"),
                isFinal: false,
                status: .active,
                currency: .eur,
                values: values(upTo: .budgetUseBp),
                instances: [("ins_veridia_41_1", values(upTo: .served))]
            )
        )
    ]

    /// A value for every metric up to one, each another one.
    private static func values(upTo last: Metric) -> MetricValues {
        var values = MetricValues()
        for (index, metric) in Metric.allCases.enumerated() {
            values[metric] = 100 + Int64(index)
            if metric == last { break }
        }
        return values
    }
}
