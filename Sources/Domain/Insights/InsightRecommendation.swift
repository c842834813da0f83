/// What people are advised to do about a campaign, in the order in which it is told.
///
/// Source: domain §9.3.
package enum InsightRecommendation: String, CaseIterable, Sendable {
    /// Sell more.
    case expandCapacity = "expand_capacity"
    /// Agree on less.
    case renegotiateCommitment = "renegotiate_commitment"
    /// Find out why nobody uses it.
    case reviewInactive = "review_inactive"
    /// It achieves much: sell more of the program.
    case highValueUpsell = "high_value_upsell"
    /// More than 90 % of the budget is spent.
    case budgetTight = "budget_tight"
    /// It ends within 30 days.
    case renewalDue = "renewal_due"
    /// Credits run out before the end.
    case creditRunwayShort = "credit_runway_short"
    /// A promise is not kept so far.
    case guaranteeAtRisk = "guarantee_at_risk"
    /// A quarter of its time has passed and a fifth of the share or less is used.
    case shareUnderused = "share_underused"
    /// Ledger, counters and statements disagree.
    case reconcile
}
