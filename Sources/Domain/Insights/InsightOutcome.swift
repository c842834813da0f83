/// What a campaign achieved, as the metrics say.
///
/// Source: domain §9.3, §12.3.
package struct InsightOutcome: Hashable, Sendable {
    /// The social return in hundredths; nil while it is unknown.
    package let sroi: Int64?
    /// The social value of all its learners in minor units; nil without any latest score.
    package let socialValueMinor: Int64?
    /// What was spent and what the volunteers' time is worth, in minor units.
    package let investmentMinor: Int64
    /// The lowest attainment of its guarantees in basis points; nil without guarantees.
    package let lowestAttainmentBp: Int64?
    /// Whether the last reconciliation matched; nil before the first.
    package let isReconciled: Bool?

    /// What is known of a campaign.
    package init(
        sroi: Int64?,
        socialValueMinor: Int64?,
        investmentMinor: Int64,
        lowestAttainmentBp: Int64? = nil,
        isReconciled: Bool? = nil
    ) {
        self.sroi = sroi
        self.socialValueMinor = socialValueMinor
        self.investmentMinor = investmentMinor
        self.lowestAttainmentBp = lowestAttainmentBp
        self.isReconciled = isReconciled
    }
}
