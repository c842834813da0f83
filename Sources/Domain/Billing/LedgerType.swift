/// The kinds of record in the usage ledger, as the rating reads them.
///
/// Source: domain §11.1.
package enum LedgerType: String, CaseIterable, Sendable {
    /// A volunteer took a seat.
    case seatAssigned = "seat_assigned"
    /// A volunteer gave a seat back.
    case seatReleased = "seat_released"
    /// Thousandths of a credit were used.
    case creditsConsumed = "credits_consumed"
    /// A learner counts as served.
    case learnerServed = "learner_served"
    /// A session was held.
    case session
    /// A fee with a key: credits bought, a custom fee, a bundle subscription.
    case fixedFee = "fixed_fee"
    /// A milestone of custom terms with its key.
    case milestone
    /// What the overage line of a closed month came to.
    case overage

    /// The unit of its quantity; that of an overage follows the model.
    package func unit(of model: PricingModel) -> BillingUnit {
        switch self {
        case .seatAssigned, .seatReleased: .seat
        case .creditsConsumed: .milliCredit
        case .learnerServed: .learner
        case .session: .session
        case .fixedFee: .fee
        case .milestone: .milestone
        case .overage:
            switch model {
            case .seats, .custom: .seatDay
            case .credits: .milliCredit
            case .iaas, .bundle: .learner
            }
        }
    }
}
