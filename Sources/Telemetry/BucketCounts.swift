import Synchronization

/// The counts of a histogram, one for each limit and one for what lies beyond.
final class BucketCounts: Sendable {
    private let limits: [Double]
    private let counts: [Count]

    /// Makes empty buckets with ascending limits; each limit belongs to its bucket.
    init(limits: [Double]) {
        self.limits = limits
        counts = (0...limits.count).map { _ in Count() }
    }

    /// Adds one to the bucket of `value`.
    func count(_ value: Double) {
        var index = 0
        while index < limits.count, value > limits[index] { index += 1 }
        counts[index].value.wrappingAdd(1, ordering: .relaxed)
    }

    /// Writes cumulative buckets, sum and count.
    ///
    /// The count is taken from the buckets, so the two agree even while others are counting.
    func write(name: String, labels: MetricLabels, sum: Double, into text: inout String) {
        var total: Int64 = 0
        for (index, count) in counts.enumerated() {
            total += count.value.load(ordering: .relaxed)
            let limit = index < limits.count ? MetricText.number(limits[index]) : "+Inf"
            text += "\(name)_bucket\(labels.text(and: ("le", limit))) \(total)\n"
        }
        text += "\(name)_sum\(labels.text()) \(MetricText.number(sum))\n"
        text += "\(name)_count\(labels.text()) \(total)\n"
    }

    private final class Count: Sendable {
        let value = Atomic<Int64>(0)
    }
}
