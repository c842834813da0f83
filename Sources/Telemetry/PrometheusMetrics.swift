package import CoreMetrics
import Synchronization

/// Keeps the process's metrics and writes them as Prometheus reads them.
///
/// Counting is one atomic operation and takes no lock; only the making of a metric and the
/// writing of all of them do. The same label with the same dimensions is the same metric,
/// wherever it is made. Keep dimensions to a few fixed values: each combination lives for ever.
package final class PrometheusMetrics: MetricsFactory {
    private let state = Mutex(State())
    private let help: [String: String]
    private let buckets: [String: [Double]]

    /// Makes an empty registry.
    ///
    /// `help` explains metrics and `buckets` gives a recorder or timer its own limits, in its own
    /// unit (seconds for timers), both by the label under which the code makes the metric. Limits
    /// are sorted here; those that are not finite are left out, since the last is always infinite.
    package init(help: [String: String] = [:], buckets: [String: [Double]] = [:]) {
        self.help = help
        self.buckets = buckets.mapValues { limits in
            Set(limits).filter(\.isFinite).sorted()
        }
    }

    /// Has `action` called before each exposition, on the caller's thread.
    ///
    /// For figures that are cheap to ask for and dear to keep up to date, such as a lag. It may
    /// set metrics, and must not block.
    package func beforeExposition(_ action: @escaping @Sendable () -> Void) {
        state.withLock { $0.actions.append(action) }
    }

    /// All metrics in the text format 0.0.4, in the order of their names and labels.
    package func exposition() -> String {
        for action in state.withLock({ $0.actions }) { action() }
        let families = state.withLock { $0.families }
        var text = ""
        for family in families.values.sorted(by: { $0.name < $1.name }) {
            family.write(into: &text)
        }
        return text
    }

    /// The media type of `exposition`.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// Makes a counter; `_total` is added to its name.
    package func makeCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any CounterHandler {
        metric(.counter, label, dimensions) { CounterMetric() }
    }

    /// Makes a counter of fractions; `_total` is added to its name.
    package func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        metric(.counter, label, dimensions) { FractionMetric() }
    }

    /// Makes a gauge.
    package func makeMeter(
        label: String,
        dimensions: [(String, String)]
    ) -> any MeterHandler {
        metric(.gauge, label, dimensions) { GaugeMetric() }
    }

    /// Makes a histogram, or a gauge when nothing is to be aggregated.
    package func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else {
            return metric(.gauge, label, dimensions) { GaugeMetric() }
        }
        return metric(.histogram, label, dimensions) {
            HistogramMetric(limits: buckets[label] ?? HistogramMetric.amounts)
        }
    }

    /// Makes a histogram of durations; `_seconds` is added to its name.
    package func makeTimer(
        label: String,
        dimensions: [(String, String)]
    ) -> any TimerHandler {
        metric(.histogram, label, named: MetricName.timer(label), dimensions) {
            TimerMetric(limits: buckets[label] ?? TimerMetric.durations)
        }
    }

    /// Takes a counter out of the exposition.
    package func destroyCounter(_ handler: any CounterHandler) {
        remove(handler)
    }

    /// Takes a counter of fractions out of the exposition.
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {
        remove(handler)
    }

    /// Takes a gauge out of the exposition.
    package func destroyMeter(_ handler: any MeterHandler) {
        remove(handler)
    }

    /// Takes a recorder out of the exposition.
    package func destroyRecorder(_ handler: any RecorderHandler) {
        remove(handler)
    }

    /// Takes a timer out of the exposition.
    package func destroyTimer(_ handler: any TimerHandler) {
        remove(handler)
    }

    private func metric<Made: Metric>(
        _ kind: MetricKind,
        _ label: String,
        named unitLabel: String? = nil,
        _ dimensions: [(String, String)],
        make: () -> Made
    ) -> Made {
        let labels = MetricLabels(dimensions, reservesLe: kind == .histogram)
        return state.withLock { state in
            var name = MetricName.family(unitLabel ?? label, kind)
            // Two kinds under one name would make the whole page unreadable for Prometheus.
            while true {
                let family = state.families[name] ?? MetricFamily(name: name, kind: kind)
                switch family.series[labels] {
                case nil where family.kind == kind && family.holds(Made.self):
                    let made = make()
                    var grown = family
                    grown.help = grown.help ?? help[label]
                    grown.series[labels] = made
                    state.families[name] = grown
                    return made
                case let known as Made:
                    return known
                default:
                    name += "_\(kind.rawValue)"
                }
            }
        }
    }

    private func remove(_ handler: AnyObject) {
        state.withLock { state in
            for (name, family) in state.families {
                let rest = family.series.filter { $0.value !== handler }
                guard rest.count < family.series.count else { continue }
                state.families[name]?.series = rest
                if rest.isEmpty { state.families[name] = nil }
            }
        }
    }

    private struct State {
        var families: [String: MetricFamily] = [:]
        var actions: [@Sendable () -> Void] = []
    }
}
