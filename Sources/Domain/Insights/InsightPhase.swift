/// What insights need to know of a campaign's state.
///
/// Source: domain §9.3.
package enum InsightPhase: String, CaseIterable, Sendable {
    /// Draft, planned or recruiting.
    case upcoming
    /// Running.
    case active
    /// Stopped for a while.
    case paused
    /// Ran to its end.
    case completed
    /// Over for good.
    case closed
}
