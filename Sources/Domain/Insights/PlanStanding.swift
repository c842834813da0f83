/// How far a campaign is ahead of its plan or behind it.
///
/// The plan is a straight line over its dates; it serves budget, sessions and learners alike.
/// Source: domain §17.
package struct PlanStanding: Hashable, Sendable {
    /// What should have been reached by now; nil for a campaign without dates.
    package let plan: Int64?
    /// What was reached.
    package let actual: Int64
    /// The difference in basis points of the plan; nil for a plan of 0.
    package let deviationBp: Int64?

    /// Compares what was reached with the plan; throws when a figure does not fit 64 bit.
    ///
    /// `total` is what is planned until the last date.
    package init(total: Int64, actual: Int64, days: CampaignDays) throws(MoneyFault) {
        self.actual = actual
        let plan = try Quotient.rounded(
            Int128(total) * Int128(days.elapsed),
            over: Int128(days.planned)
        )
        self.plan = plan
        deviationBp =
            if let plan {
                try Quotient.rounded((Int128(actual) - Int128(plan)) * 10_000, over: Int128(plan))
            } else {
                nil
            }
    }
}
