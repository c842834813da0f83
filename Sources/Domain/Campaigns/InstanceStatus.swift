/// The states of a program instance (a cohort).
///
/// Source: domain §5.1.
package enum InstanceStatus: String, CaseIterable, Sendable {
    /// Waits for its start.
    case planned
    /// Running.
    case active
    /// Stopped for a while, alone or with its campaign.
    case paused
    /// Over, finished or canceled.
    case completed

    /// Whether a person may be placed in it.
    package var isOpen: Bool {
        switch self {
        case .planned, .active: true
        case .paused, .completed: false
        }
    }
}
