/// A ledger record that carries its amount: a fee, a milestone, or the reversal of an overage.
///
/// Source: domain §11.1.
package struct LedgerAmount: Hashable, Sendable {
    /// The type: `fixed_fee`, `milestone` or `overage`.
    package let type: LedgerType
    /// The model of the record; it gives an overage its unit.
    package let model: PricingModel
    /// The key of a fee or a milestone, such as `credits:4000000` or `fee:2026-03`.
    package let key: String?
    /// The quantity, negative for a reversal.
    package let quantity: Int64
    /// The amount in minor units, of a reversal with its own sign.
    package let amountMinor: Int64
    /// The local date of its moment.
    package let date: CivilDate
    /// Whether it came after its month was closed.
    package let isLate: Bool
    /// Whether it takes back another record.
    package let isReversal: Bool

    /// A record with an amount.
    package init(
        type: LedgerType,
        model: PricingModel,
        key: String?,
        quantity: Int64 = 1,
        amountMinor: Int64,
        date: CivilDate,
        isLate: Bool = false,
        isReversal: Bool = false
    ) {
        self.type = type
        self.model = model
        self.key = key
        self.quantity = quantity
        self.amountMinor = amountMinor
        self.date = date
        self.isLate = isLate
        self.isReversal = isReversal
    }
}
