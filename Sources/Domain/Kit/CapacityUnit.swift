/// The names of what capacity is counted in.
///
/// Source: domain §21.4.
package enum CapacityUnit: String, CaseIterable, Sendable {
    /// A seat of a volunteer.
    case seat
    /// A volunteer of a custom deal.
    case volunteer
    /// A beneficiary who is enrolled or served.
    case learner
    /// A thousandth of a credit.
    case milliCredit = "mc"
}
