/// Why two amounts of money cannot be put together.
package enum MoneyFault: Error, Hashable, Sendable {
    /// The amounts are in different currencies.
    case currencyMismatch
    /// The result does not fit 64 bit.
    case outOfRange

    /// The code under which the fault is told.
    package var code: ReasonCode {
        switch self {
        case .currencyMismatch: .currencyMismatch
        case .outOfRange: .numberOutOfRange
        }
    }
}
