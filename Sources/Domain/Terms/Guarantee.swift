/// An outcome that is promised.
///
/// Source: domain §9.1.
package struct Guarantee: Hashable, Sendable {
    /// What is measured.
    package enum Metric: String, CaseIterable, Sendable {
        /// Social return on investment, in hundredths.
        case sroi
        /// Volunteer impact score, 0–100.
        case vis
        /// Mean latest score of confidence, in basis points.
        case confidence
        /// Mean latest score of belonging, in basis points.
        case belonging
        /// Mean latest score of language, in basis points.
        case language
        /// Mean latest score of job readiness, in basis points.
        case jobReadiness = "job_readiness"
        /// Mean latest score of well-being, in basis points.
        case wellBeing = "well_being"
        /// Learners who completed, in basis points.
        case completionRate = "completion_rate"
    }

    /// What is measured.
    package let metric: Metric
    /// What it must reach, 1 or more, in the metric's unit.
    package let threshold: Int64

    /// A promise.
    package init(metric: Metric, threshold: Int64) {
        self.metric = metric
        self.threshold = threshold
    }
}
