import ArgumentParser

/// What can be measured.
///
/// Source: design, "What it must reach".
enum BenchScenario: String, CaseIterable, ExpressibleByArgument {
    /// From the stream to confirmed outputs, durable at every step.
    case throughput
    /// Admission decisions on one campaign, never over the cap.
    case decisions
    /// From an event published to its alert received, at 1000 events a second.
    case latency
    /// From the log to a database.
    case rebuild
    /// What closing a month of facts costs, and what asking for it beforehand does.
    case rating
    /// What a company's pricing report costs.
    case report

    /// Events that give a stable figure in some seconds.
    var defaultEvents: Int {
        switch self {
        case .throughput, .rebuild: 200_000
        case .decisions: 50_000
        case .latency: 10_000
        case .rating, .report: 100_000
        }
    }
}
