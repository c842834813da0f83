/// The types of Prometheus that are used here, as its format spells them.
enum MetricKind: String {
    /// Only grows, but for a restart.
    case counter
    /// Goes up and down.
    case gauge
    /// Counts values by size.
    case histogram
}
