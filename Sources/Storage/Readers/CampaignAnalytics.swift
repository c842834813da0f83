package import Domain

/// How a campaign stands against its plan, what its spending brings, and when it will be full.
///
/// Source: domain §17.
package struct CampaignAnalytics: Sendable {
    /// What is planned for a campaign.
    package enum Plan: String, CaseIterable, Sendable {
        /// What may be spent against what was spent.
        case budget
        /// The sessions that it may hold against those held.
        case sessions
        /// The beneficiaries aimed for against those reached.
        case learners
    }

    /// Its figures at the same position.
    package let metrics: CampaignMetrics
    /// Dates on which it was active, and those that are left.
    package let days: CampaignDays
    /// The plans that it has, with where they stand.
    package let plans: [(plan: Plan, standing: PlanStanding)]
    /// Social value beyond spending per spending, in basis points; nil while it is unknown.
    package let returnBp: Int64?
    /// What a learner who rose by 1000 basis points in a dimension cost, in minor units.
    package let costPerOutcome: [(dimension: OutcomeDimension, minor: Int64)]
    /// The latest forecast; nil before the first, and for credits.
    package let forecast: ForecastRow?
}
