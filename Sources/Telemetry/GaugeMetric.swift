import CoreMetrics
import Synchronization

/// A value that goes up and down; the last one counts.
final class GaugeMetric: Metric, MeterHandler, RecorderHandler {
    private let value = AtomicDouble()

    func set(_ value: Int64) {
        self.value.set(Double(value))
    }

    func set(_ value: Double) {
        self.value.set(value)
    }

    func increment(by amount: Double) {
        value.add(amount)
    }

    func decrement(by amount: Double) {
        value.add(-amount)
    }

    func record(_ value: Int64) {
        set(value)
    }

    func record(_ value: Double) {
        set(value)
    }

    func write(name: String, labels: MetricLabels, into text: inout String) {
        text += "\(name)\(labels.text()) \(MetricText.number(value.value))\n"
    }
}
