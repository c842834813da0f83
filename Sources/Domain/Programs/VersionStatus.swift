/// The life cycle of a template version.
///
/// Source: domain §3.1.
package enum VersionStatus: String, CaseIterable, Sendable {
    /// Being written; the only editable state.
    case draft
    /// Offered to new campaigns.
    case active
    /// Serves campaigns planned before, takes no new plan.
    case deprecated
    /// Serves nothing new at all.
    case archived

    /// Whether a version may go from this state to another; every step leads one state on.
    package func mayBecome(_ next: Self) -> Bool {
        switch self {
        case .draft: next == .active
        case .active: next == .deprecated
        case .deprecated: next == .archived
        case .archived: false
        }
    }
}
