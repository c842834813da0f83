/// What the quantities of the ledger and of invoice lines are counted in.
///
/// Source: domain §11.1, §11.4, §11.5.
package enum BillingUnit: String, CaseIterable, Sendable {
    /// A seat of a volunteer.
    case seat
    /// A seat for a day.
    case seatDay = "seat-day"
    /// A thousandth of a credit.
    case milliCredit = "mc"
    /// A learner served.
    case learner
    /// A session held.
    case session
    /// A minute of a component that is priced by the hour.
    case minute
    /// A fee.
    case fee
    /// A milestone.
    case milestone
    /// What a missed guarantee gives back.
    case guarantee
}
