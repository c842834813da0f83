/// The ledger records of one type in a campaign's month, whatever their model.
///
/// Source: domain §11.4.
package struct LedgerTotal: Hashable, Sendable {
    /// The type of the records.
    package let type: LedgerType
    /// The unit of the quantities; overage has one total for each of its units.
    package let unit: BillingUnit
    /// All their quantities, reversals with their sign.
    package let quantity: Int64
    /// All their minutes, reversals with their sign.
    package let minutes: Int64
    /// The quantity of the records that came after their month was closed, with its sign.
    package let late: Int64
    /// The quantity of the reversals, with its sign.
    package let reversed: Int64

    /// The total of a type.
    package init(
        type: LedgerType,
        unit: BillingUnit,
        quantity: Int64,
        minutes: Int64 = 0,
        late: Int64 = 0,
        reversed: Int64 = 0
    ) {
        self.type = type
        self.unit = unit
        self.quantity = quantity
        self.minutes = minutes
        self.late = late
        self.reversed = reversed
    }
}
