/// How bad what an alert says is.
///
/// Source: domain §8.1.
package enum AlertSeverity: String, CaseIterable, Sendable {
    /// Good to know.
    case info
    /// Soon a problem.
    case warning
    /// A problem.
    case error
    /// A problem that stops people.
    case critical
}
