/// Where the association of an activity or evidence stands.
///
/// Source: domain §13.1.
package enum AssociationStatus: String, CaseIterable, Sendable {
    /// It was associated at once and counts.
    case associated
    /// It waits for a coordinator and does not count.
    case review
    /// It fits no campaign and does not count.
    case unassociated
    /// A coordinator confirmed a campaign; it counts.
    case confirmed
    /// A coordinator dismissed it; it does not count.
    case dismissed

    /// The status at first.
    package init(_ verdict: AssociationVerdict) {
        self =
            switch verdict {
            case .auto: .associated
            case .review: .review
            case .ignored: .unassociated
            }
    }

    /// Whether the fact counts for its campaign.
    package var counts: Bool {
        switch self {
        case .associated, .confirmed: true
        case .review, .unassociated, .dismissed: false
        }
    }

    /// What a coordinator may make of it; nil (`not_open`) unless it waits for one.
    package func resolved(isConfirmed: Bool) -> Self? {
        guard self == .review else { return nil }
        return isConfirmed ? .confirmed : .dismissed
    }
}
