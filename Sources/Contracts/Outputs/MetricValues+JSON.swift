package import Domain

/// Metrics as messages, tables and the command line carry them: an integer for each one that is
/// known, in the unit of the metric.
extension MetricValues {
    /// The known values by the names of their metrics.
    package var json: JSONObject {
        JSONObject(known.map { .init(key: $0.metric.rawValue, value: .int($0.value)) })
    }

    /// Reads what `json` wrote; names that are no metric are passed over.
    package init(json: JSONObject) {
        self.init()
        for member in json.members {
            guard let metric = Metric(rawValue: member.key) else { continue }
            self[metric] = member.value.int
        }
    }
}
