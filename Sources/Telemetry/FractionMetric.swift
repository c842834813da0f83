import CoreMetrics
import Synchronization

/// A counter of fractions.
final class FractionMetric: Metric, FloatingPointCounterHandler {
    private let value = AtomicDouble()

    /// Counts up; what is not a positive number changes nothing.
    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        value.add(amount)
    }

    /// Starts over, as after a restart.
    func reset() {
        value.set(0)
    }

    func write(name: String, labels: MetricLabels, into text: inout String) {
        text += "\(name)\(labels.text()) \(MetricText.number(value.value))\n"
    }
}
