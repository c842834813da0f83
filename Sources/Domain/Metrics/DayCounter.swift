/// What is counted of a campaign by local date.
///
/// The date is that on which a thing happened, not that on which it was told; what is voided counts
/// on no date. Source: domain §17.
package enum DayCounter: String, CaseIterable, Sendable {
    /// Enrollments that began.
    case enrollments
    /// Enrollments that somebody withdrew from.
    case withdrawals
    /// Enrollments that were completed.
    case completions
    /// Learners who came to count as served.
    case served
    /// Sessions held.
    case sessions
    /// Their minutes.
    case sessionMinutes = "session_minutes"
    /// Minutes times volunteers.
    case volunteerMinutes = "volunteer_minutes"
    /// Beneficiaries in sessions, each as often as they were there.
    case attendances
    /// Credits charged.
    case creditsMc = "credits_mc"
    /// Impact points.
    case points
    /// The cost ledger in minor units.
    case costMinor = "cost_minor"

    /// The place among all counters.
    var index: Int {
        switch self {
        case .enrollments: 0
        case .withdrawals: 1
        case .completions: 2
        case .served: 3
        case .sessions: 4
        case .sessionMinutes: 5
        case .volunteerMinutes: 6
        case .attendances: 7
        case .creditsMc: 8
        case .points: 9
        case .costMinor: 10
        }
    }
}
