import Contracts
import Domain
import Storage

/// What a campaign tells its capacity to do, in order.
enum CapacityOrder: Sendable {
    /// The terms of today limit it to this.
    case limit(CapacityLimit)
    /// The share beyond the limit changed.
    case overbook(Int64)
    /// A cohort exists.
    case cohort(InstanceRow)
    /// What a cohort takes changed.
    case cohortSize(id: String, CohortDefaults)
    /// A cohort moved on.
    case cohortStatus(id: String, InstanceStatus)
    /// The state changed; an opening may let somebody in.
    case statusChanged
    /// Everybody leaves: enrollments end with a reason, the waiting list is canceled.
    case end(reason: String)
    /// Thresholds are silenced until an instant, by somebody for a reason.
    case mute(AlertMute, by: String, reason: String)
    /// Silence ends.
    case unmute

    /// Whether it follows from terms, which may cost something at once.
    var isLimit: Bool {
        if case .limit = self { true } else { false }
    }

    /// Whether there may be places for those without a cohort after it.
    var opensCohort: Bool {
        switch self {
        case .cohort(let instance): instance.status.isOpen
        case .cohortStatus(_, let status): status.isOpen
        case .cohortSize: true
        case .limit, .overbook, .statusChanged, .end, .mute, .unmute: false
        }
    }
}
