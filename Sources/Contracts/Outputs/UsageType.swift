/// The kinds of record in the usage ledger.
///
/// Source: domain §11.1.
package enum UsageType: String, Sendable, Hashable, CaseIterable {
    /// A volunteer took a seat.
    case seatAssigned = "seat_assigned"
    /// A volunteer gave a seat back.
    case seatReleased = "seat_released"
    /// A learner counts as served.
    case learnerServed = "learner_served"

    /// The unit of the quantity.
    package var unit: String {
        switch self {
        case .seatAssigned, .seatReleased: "seat"
        case .learnerServed: "learner"
        }
    }
}
