/// What is kept added up for a campaign and each of its cohorts.
///
/// Source: domain §12.1.
package enum RollupCounter: String, CaseIterable, Sendable {
    /// Distinct volunteers with an active enrollment.
    case volunteersActive = "volunteers_active"
    /// Distinct beneficiaries with an active enrollment.
    case beneficiariesActive = "beneficiaries_active"
    /// Distinct volunteers who were ever enrolled.
    case volunteersEver = "volunteers_ever"
    /// Distinct beneficiaries who were ever enrolled.
    case beneficiariesEver = "beneficiaries_ever"
    /// Distinct volunteers who completed.
    case volunteersCompleted = "volunteers_completed"
    /// Distinct beneficiaries who completed.
    case beneficiariesCompleted = "beneficiaries_completed"
    /// Distinct volunteers who left and neither completed nor came back.
    case volunteersWithdrawn = "volunteers_withdrawn"
    /// Distinct beneficiaries who left and neither completed nor came back.
    case beneficiariesWithdrawn = "beneficiaries_withdrawn"
    /// Learners who attended a session or are served.
    case reached
    /// Learners who are served.
    case served
    /// Learners with a latest score in at least one dimension.
    case scored
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
    /// The cost ledger in minor units.
    case costMinor = "cost_minor"
    /// Impact points.
    case points
    /// Social value in minor units.
    case socialValueMinor = "social_value_minor"
    /// Learners with a latest score of confidence.
    case confidenceLearners = "confidence_learners"
    /// Their scores.
    case confidenceSum = "confidence_sum"
    /// Learners with a latest score of belonging.
    case belongingLearners = "belonging_learners"
    /// Their scores.
    case belongingSum = "belonging_sum"
    /// Learners with a latest score of language.
    case languageLearners = "language_learners"
    /// Their scores.
    case languageSum = "language_sum"
    /// Learners with a latest score of job readiness.
    case jobReadinessLearners = "job_readiness_learners"
    /// Their scores.
    case jobReadinessSum = "job_readiness_sum"
    /// Learners with a latest score of well-being.
    case wellBeingLearners = "well_being_learners"
    /// Their scores.
    case wellBeingSum = "well_being_sum"

    /// The counters of a dimension.
    package static func latest(
        of dimension: OutcomeDimension
    ) -> (learners: Self, sum: Self) {
        switch dimension {
        case .confidence: (.confidenceLearners, .confidenceSum)
        case .belonging: (.belongingLearners, .belongingSum)
        case .language: (.languageLearners, .languageSum)
        case .jobReadiness: (.jobReadinessLearners, .jobReadinessSum)
        case .wellBeing: (.wellBeingLearners, .wellBeingSum)
        }
    }

    /// The place among all counters.
    var index: Int { Self.indices[self] ?? 0 }

    private static let indices = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) }
    )
}
