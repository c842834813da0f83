/// The rest that follows a signal that sales closed.
///
/// Source: domain §10.4.
package enum UpsellCooldown: Hashable, Sendable {
    /// Accepted at a moment: 30 days of rest.
    case accepted(at: Instant)
    /// Declined at a moment with a composite: 90 days of rest, or until it is 20 points higher.
    case declined(at: Instant, composite: Int64)

    /// Whether no new signal may be raised yet; exactly at the end of the rest it may.
    package func holds(at clock: Instant, composite: Int64) -> Bool {
        switch self {
        case .accepted(let closed): clock < closed.adding(days: 30)
        case .declined(let closed, let then):
            clock < closed.adding(days: 90) && composite < then + 20
        }
    }
}
