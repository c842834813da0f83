/// The ledger records of one type, model and month of a campaign, added up.
///
/// Sums only grow by the records written, so they can be kept as records are written. Source:
/// domain §11.1, §11.5.
package struct LedgerSum: Hashable, Sendable {
    /// The type of the records.
    package let type: LedgerType
    /// The model of the records; of a reversal that of the reversed record.
    package let model: PricingModel
    /// The month they are booked in.
    package let period: CivilMonth
    /// All their quantities, reversals with their sign.
    package var quantity: Int64
    /// All their minutes, reversals with their sign; only sessions have any.
    package var minutes: Int64
    /// The quantity of the records that came after their month was closed, with its sign.
    package var late: Int64
    /// The minutes of those, with their sign.
    package var lateMinutes: Int64
    /// The quantity of the reversals, with its sign: 0 or less where records count up.
    package var reversed: Int64
    /// The minutes of the reversals, with their sign.
    package var reversedMinutes: Int64

    /// The sum of records; 0 where nothing is given.
    package init(
        type: LedgerType,
        model: PricingModel,
        period: CivilMonth,
        quantity: Int64,
        minutes: Int64 = 0,
        late: Int64 = 0,
        lateMinutes: Int64 = 0,
        reversed: Int64 = 0,
        reversedMinutes: Int64 = 0
    ) {
        self.type = type
        self.model = model
        self.period = period
        self.quantity = quantity
        self.minutes = minutes
        self.late = late
        self.lateMinutes = lateMinutes
        self.reversed = reversed
        self.reversedMinutes = reversedMinutes
    }
}
