import CoreMetrics
import Synchronization

/// Counts durations by length, within fixed limits, and shows them in seconds.
final class TimerMetric: Metric, TimerHandler {
    /// Limits for durations in seconds: from 100 µs to 10 s.
    static let durations: [Double] = [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5,
        10,
    ]

    private let buckets: BucketCounts
    private let nanoseconds = Atomic<Int64>(0)

    /// Makes a timer with ascending limits in seconds.
    init(limits: [Double]) {
        buckets = BucketCounts(limits: limits)
    }

    /// Counts a duration; one below zero, from a clock that was set back, counts as none.
    func recordNanoseconds(_ duration: Int64) {
        let duration = max(0, duration)
        buckets.count(Double(duration) / 1_000_000_000)
        nanoseconds.wrappingAdd(duration, ordering: .relaxed)
    }

    func write(name: String, labels: MetricLabels, into text: inout String) {
        let sum = Double(nanoseconds.load(ordering: .relaxed)) / 1_000_000_000
        buckets.write(name: name, labels: labels, sum: sum, into: &text)
    }
}
