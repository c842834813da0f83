import CoreMetrics
import Synchronization

/// A counter of whole things.
final class CounterMetric: Metric, CounterHandler {
    private let value = Atomic<Int64>(0)

    /// Counts up; a negative amount is no counting and changes nothing.
    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        value.wrappingAdd(amount, ordering: .relaxed)
    }

    /// Starts over, as after a restart.
    func reset() {
        value.store(0, ordering: .relaxed)
    }

    func write(name: String, labels: MetricLabels, into text: inout String) {
        text += "\(name)\(labels.text()) \(value.load(ordering: .relaxed))\n"
    }
}
