/// What an entry of the activity feed is about.
///
/// Source: domain §13.3.
package enum ActivityFeedKind: String, Sendable, Hashable, CaseIterable {
    /// The campaign moved along an edge of its life cycle, or could not.
    case transition
    /// Somebody joined or finished.
    case enrollment
    /// Somebody left, or never was there.
    case withdrawal
    /// A request was not accepted.
    case decisionRefused = "decision_refused"
    /// A waiting request was accepted.
    case promotion
    /// A session was held.
    case session
    /// An alert was sent.
    case alert
    /// A threshold can be crossed again.
    case rearm
    /// What the campaign was sold for changed.
    case termsChanged = "terms_changed"
    /// Overrides of the configuration changed.
    case overrideChanged = "override_changed"
    /// A cohort was made or moved on.
    case instance
    /// A quota reached a percentage that people are told of.
    case quota
    /// There is something to sell, or no more.
    case upsell
    /// A record of the ledger took another one back.
    case usageCorrection = "usage_correction"
    /// A month is closed, and what is owed for it is final.
    case invoice
    /// The figures at the end of the campaign.
    case snapshotFinal = "snapshot_final"
    /// An activity or evidence counts for the campaign.
    case evidence
    /// An activity or evidence waits for a person, or a person dismissed it.
    case associationReview = "association_review"
    /// An experiment moved on.
    case experiment
    /// The campaign moved to another template version, or back.
    case migration
    /// An input waits for another one.
    case parked
    /// An input is on the rejected desk.
    case rejected

    /// The kinds that a role may read.
    ///
    /// Source: domain §22.
    package static func readable(by role: Principal.Role) -> [ActivityFeedKind] {
        allCases.filter { $0.readers.contains(role) }
    }

    private var readers: [Principal.Role] {
        switch self {
        case .upsell: [.platformAdmin, .sales]
        case .termsChanged, .usageCorrection, .invoice: [.platformAdmin, .sales, .companyAdmin]
        case .parked, .rejected: [.platformAdmin, .coordinator]
        case .transition, .enrollment, .withdrawal, .decisionRefused, .promotion, .session,
            .alert, .rearm, .overrideChanged, .instance, .quota, .snapshotFinal, .evidence,
            .associationReview, .experiment, .migration:
            [.platformAdmin, .sales, .coordinator, .companyAdmin, .companyViewer]
        }
    }
}
