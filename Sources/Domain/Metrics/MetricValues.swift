/// The values of some metrics; one without a value is unknown, which is not 0.
package struct MetricValues: Hashable, Sendable {
    private var values: [Metric: Int64] = [:]

    /// Values of nothing.
    package init() {}

    /// The value of a metric; nil is unknown.
    package subscript(_ metric: Metric) -> Int64? {
        get { values[metric] }
        set { values[metric] = newValue }
    }

    /// The metrics that have a value, in their order.
    package var known: [(metric: Metric, value: Int64)] {
        Metric.allCases.compactMap { metric in values[metric].map { (metric, $0) } }
    }
}
