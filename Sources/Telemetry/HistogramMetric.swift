import CoreMetrics
import Synchronization

/// Counts amounts by size, within fixed limits.
final class HistogramMetric: Metric, RecorderHandler {
    /// Limits for amounts of anything: 1, 2, 5, 10 … up to a million.
    static let amounts: [Double] = [
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000, 1_000_000,
    ]

    private let buckets: BucketCounts
    private let sum = AtomicDouble()

    /// Makes a histogram with ascending limits.
    init(limits: [Double]) {
        buckets = BucketCounts(limits: limits)
    }

    func record(_ value: Int64) {
        record(Double(value))
    }

    /// Counts a value; what is not a number is left out.
    func record(_ value: Double) {
        guard !value.isNaN else { return }
        buckets.count(value)
        sum.add(value)
    }

    func write(name: String, labels: MetricLabels, into text: inout String) {
        buckets.write(name: name, labels: labels, sum: sum.value, into: &text)
    }
}
