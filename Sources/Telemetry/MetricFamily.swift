/// All series that share a name.
struct MetricFamily {
    /// The name as Prometheus sees it.
    let name: String
    /// The type as Prometheus sees it.
    let kind: MetricKind
    /// What the metric is, for people.
    var help: String?
    /// The series by their labels.
    var series: [MetricLabels: any Metric] = [:]

    /// Makes a family without series.
    init(name: String, kind: MetricKind) {
        self.name = name
        self.kind = kind
    }

    /// Whether all its series are of one type, so that a new one may join.
    func holds<Kind: Metric>(_ type: Kind.Type) -> Bool {
        series.values.allSatisfy { $0 is Kind }
    }

    /// Writes the family with its comments.
    func write(into text: inout String) {
        if let help { text += "# HELP \(name) \(MetricText.help(help))\n" }
        text += "# TYPE \(name) \(kind.rawValue)\n"
        for (labels, metric) in series.sorted(by: { $0.key < $1.key }) {
            metric.write(name: name, labels: labels, into: &text)
        }
    }
}
