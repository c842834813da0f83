/// The labels of one series: sanitized, sorted by name, each name once.
struct MetricLabels: Hashable, Comparable {
    private let pairs: [Pair]

    /// Takes dimensions; of a name that comes twice the last value counts.
    ///
    /// In a histogram `le` belongs to the buckets, so a dimension of that name is called `le_`.
    init(_ dimensions: [(String, String)], reservesLe: Bool) {
        var values: [String: String] = [:]
        for (key, value) in dimensions {
            let name = MetricName.label(key)
            values[reservesLe && name == "le" ? "le_" : name] = value
        }
        pairs = values.map { Pair(name: $0.key, value: $0.value) }.sorted { $0.name < $1.name }
    }

    /// The labels in braces, nothing when there are none; `extra` comes last.
    func text(and extra: (name: String, value: String)? = nil) -> String {
        var parts = pairs.map { "\($0.name)=\"\(MetricText.value($0.value))\"" }
        if let extra { parts.append("\(extra.name)=\"\(extra.value)\"") }
        return parts.isEmpty ? "" : "{" + parts.joined(separator: ",") + "}"
    }

    static func < (left: MetricLabels, right: MetricLabels) -> Bool {
        left.pairs.lexicographicallyPrecedes(right.pairs) {
            ($0.name, $0.value) < ($1.name, $1.value)
        }
    }

    private struct Pair: Hashable {
        let name: String
        let value: String
    }
}
