/// A fee that is to be recorded.
///
/// Source: domain §11.1.
package struct FeeDue: Hashable, Sendable {
    /// The key of its ledger record, used once.
    package let key: String
    /// The amount in minor units.
    package let amountMinor: Int64

    /// A fee.
    package init(key: String, amountMinor: Int64) {
        self.key = key
        self.amountMinor = amountMinor
    }
}
