/// One time series: a value, or a histogram's values, under one name and one set of labels.
protocol Metric: AnyObject, Sendable {
    /// Writes the samples of the series as lines.
    func write(name: String, labels: MetricLabels, into text: inout String)
}
