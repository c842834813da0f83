/// The description of an invoice line as a code, finer than its kind.
///
/// Source: domain §11.4.
package enum InvoiceLineCode: String, CaseIterable, Sendable {
    /// Committed seats over the billable days.
    case seatsCommitted = "seats_committed"
    /// Volunteers beyond the committed seats.
    case seatOverage = "seat_overage"
    /// Credits used beyond the bought ones.
    case creditOverage = "credit_overage"
    /// Learners served beyond the committed ones.
    case learnerOverage = "learner_overage"
    /// An overage of a closed month taken back.
    case overageReversed = "overage_reversed"
    /// Credits bought.
    case creditsPurchased = "credits_purchased"
    /// Learners served within the commitment.
    case learnersServed = "learners_served"
    /// The report about a share of a bundle.
    case bundleShare = "bundle_share"
    /// A period of a bundle subscription.
    case bundlePeriod = "bundle_period"
    /// More units of a bundle subscription within its period.
    case bundleQuantityRaised = "bundle_quantity_raised"
    /// The fee of custom terms that is charged once.
    case feeOnce = "fee_once"
    /// The fee of custom terms for a month.
    case feeMonthly = "fee_monthly"
    /// Volunteer hours of a component.
    case componentHours = "component_hours"
    /// Sessions of a component.
    case componentSessions = "component_sessions"
    /// Learners of a component.
    case componentLearners = "component_learners"
    /// A milestone reached or due.
    case milestoneReached = "milestone_reached"
    /// A guarantee that was missed.
    case guaranteeMissed = "guarantee_missed"
}
