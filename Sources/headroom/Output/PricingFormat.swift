import ArgumentParser

/// How a pricing report is written.
enum PricingFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// Lines for people.
    case text
    /// One JSON object.
    case json
    /// Comma-separated values.
    case csv
}
