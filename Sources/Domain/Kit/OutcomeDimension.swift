/// What a program changes in a learner's life.
///
/// Source: domain §12.3.
package enum OutcomeDimension: String, CaseIterable, Sendable {
    /// Confidence.
    case confidence
    /// Belonging.
    case belonging
    /// Language.
    case language
    /// Readiness for a job.
    case jobReadiness = "job_readiness"
    /// Well-being.
    case wellBeing = "well_being"
}
