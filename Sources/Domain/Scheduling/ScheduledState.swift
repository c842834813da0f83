/// The states of a scheduled transition.
///
/// Source: domain §20.
package enum ScheduledState: String, CaseIterable, Sendable {
    /// Waits for its moment.
    case pending
    /// Waits for the end of a blackout.
    case deferred
    /// Happened.
    case done
    /// Tried too often.
    case failed
    /// Taken back, or made pointless by another move.
    case canceled

    /// Whether it can still happen.
    package var isOpen: Bool {
        switch self {
        case .pending, .deferred: true
        case .done, .failed, .canceled: false
        }
    }
}
