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

    /// `invalid_transition` unless a version may go from this state to another.
    package func refusal(to next: Self) -> ReasonCode? {
        mayBecome(next) ? nil : .invalidTransition
    }

    /// `version_not_draft` unless a version in this state may be edited.
    package var editRefusal: ReasonCode? {
        switch self {
        case .draft: nil
        case .active, .deprecated, .archived: .versionNotDraft
        }
    }

    /// `template_archived` when a version in this state lets no campaign become active and serves
    /// no new instance.
    package var serviceRefusal: ReasonCode? {
        switch self {
        case .archived: .templateArchived
        case .draft, .active, .deprecated: nil
        }
    }
}
