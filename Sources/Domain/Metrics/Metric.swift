/// The figures of a campaign, a cohort or a company.
///
/// Each has one name from messages to screens. Source: domain §12.1, §9.3.
package enum Metric: String, CaseIterable, Sendable {
    /// Distinct volunteers with an active enrollment.
    case activeVolunteers
    /// Distinct beneficiaries with an active enrollment.
    case activeBeneficiaries
    /// Distinct volunteers who were ever enrolled; voided enrollments never were.
    case everVolunteers
    /// Distinct beneficiaries who were ever enrolled.
    case everBeneficiaries
    /// Distinct beneficiaries who attended a session or are served.
    case reached
    /// Distinct beneficiaries with a support of "served".
    case served
    /// Sessions that were held.
    case sessions
    /// The minutes of those sessions.
    case sessionMinutes
    /// Minutes times the volunteers who were there.
    case volunteerMinutes
    /// Credits of activities under credit terms.
    case creditsMc
    /// Distinct beneficiaries who completed.
    case completed
    /// Distinct beneficiaries who left and neither completed nor came back.
    case withdrawn
    /// U.
    case used
    /// L.
    case limit
    /// C.
    case cap
    /// U of L.
    case utilizationBp
    /// The largest U so far.
    case peakUsed
    /// The largest U of the local date.
    case peakUsedToday
    /// W.
    case waiting
    /// What was rated to date; of a bundle its part of the subscription.
    case charged
    /// The cost ledger.
    case costs
    /// Charged and costs.
    case spent
    /// The social value of all learners.
    case socialValue
    /// Spent, and the value of the volunteers' time.
    case investment
    /// Social value for each unit of investment.
    case sroi
    /// The mean impact score of the volunteers.
    case vis
    /// Those scores added up, so that campaigns can be added up.
    case visSum
    /// The volunteers behind the sum: those with a session.
    case visVolunteers
    /// The points of activities.
    case impactPoints
    /// The mean latest score of confidence.
    case confidenceBp
    /// The mean latest score of belonging.
    case belongingBp
    /// The mean latest score of language.
    case languageBp
    /// The mean latest score of job readiness.
    case jobReadinessBp
    /// The mean latest score of well-being.
    case wellBeingBp
    /// Volunteers who were there 30 days after their first enrollment.
    case retentionBp
    /// Beneficiaries who left, of those ever enrolled.
    case dropoutBp
    /// Sessions that a beneficiary attended.
    case sessionsPerParticipant
    /// Sessions of the trailing 7 local dates.
    case recentSessions
    /// How many of the people aimed at were ever enrolled, in percent.
    case engagement
    /// Spent of the budget.
    case budgetUseBp

    /// What it is counted in.
    package var unit: MetricUnit {
        switch self {
        case .activeVolunteers, .activeBeneficiaries, .everVolunteers, .everBeneficiaries,
            .reached, .served, .sessions, .completed, .withdrawn, .waiting, .visSum,
            .visVolunteers, .recentSessions:
            .count
        case .sessionMinutes, .volunteerMinutes: .minutes
        case .creditsMc: .milliCredits
        case .used, .limit, .cap, .peakUsed, .peakUsedToday: .capacity
        case .charged, .costs, .spent, .socialValue, .investment: .money
        case .sroi, .sessionsPerParticipant: .hundredths
        case .utilizationBp, .confidenceBp, .belongingBp, .languageBp, .jobReadinessBp,
            .wellBeingBp, .retentionBp, .dropoutBp, .budgetUseBp:
            .basisPoints
        case .vis, .engagement: .score
        case .impactPoints: .points
        }
    }

    /// The mean latest score of a dimension.
    package static func mean(of dimension: OutcomeDimension) -> Self {
        switch dimension {
        case .confidence: .confidenceBp
        case .belonging: .belongingBp
        case .language: .languageBp
        case .jobReadiness: .jobReadinessBp
        case .wellBeing: .wellBeingBp
        }
    }
}
