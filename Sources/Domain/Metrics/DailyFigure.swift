/// A figure of a campaign that is known for every local date.
///
/// Each has one name from the table to screens. Source: domain §17, §12.1.
package enum DailyFigure: String, CaseIterable, Sendable {
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
    case sessionMinutes
    /// Minutes times the volunteers who were there.
    case volunteerMinutes
    /// Beneficiaries in sessions, each as often as they were there.
    case attendances
    /// Credits of activities under credit terms.
    case creditsMc
    /// The points of activities.
    case impactPoints
    /// The cost ledger.
    case costs
    /// U at the end of the date.
    case used
    /// The largest U of the date.
    case peakUsed
    /// L at the end of the date.
    case limit
    /// U of L at the end of the date.
    case utilizationBp

    /// The counter that it is; nil for a level, which holds until it changes.
    package var counter: DayCounter? {
        switch self {
        case .enrollments: .enrollments
        case .withdrawals: .withdrawals
        case .completions: .completions
        case .served: .served
        case .sessions: .sessions
        case .sessionMinutes: .sessionMinutes
        case .volunteerMinutes: .volunteerMinutes
        case .attendances: .attendances
        case .creditsMc: .creditsMc
        case .impactPoints: .points
        case .costs: .costMinor
        case .used, .peakUsed, .limit, .utilizationBp: nil
        }
    }

    /// What it is counted in.
    package var unit: MetricUnit {
        switch self {
        case .enrollments, .withdrawals, .completions, .served, .sessions, .attendances: .count
        case .sessionMinutes, .volunteerMinutes: .minutes
        case .creditsMc: .milliCredits
        case .impactPoints: .points
        case .costs: .money
        case .used, .peakUsed, .limit: .capacity
        case .utilizationBp: .basisPoints
        }
    }

    /// Whether the figures of campaigns can be added up to that of a company.
    ///
    /// Campaigns count use in units of their own, and costs in their own currency.
    package var isOfCompanies: Bool { counter != nil && self != .costs }
}
