/// Why no proposal can be made of sound inputs.
///
/// Source: domain §9.2, §9.4.
package enum PricingFault: Error, Hashable, Sendable {
    /// The currency of the budget has no price book.
    case pricebookMissing
    /// A total does not fit 64 bit.
    case outOfRange

    /// The code under which the fault is told.
    package var code: ReasonCode {
        switch self {
        case .pricebookMissing: .pricebookMissing
        case .outOfRange: .numberOutOfRange
        }
    }
}
