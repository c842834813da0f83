/// The ledger records of a company's month that agree in day, type, unit and currency, added up.
///
/// Source: "Billing's contract", statements.
package struct UsageDay: Hashable, Sendable {
    /// When the usage happened: a local date, or the closed month that a late record belongs to.
    package enum Moment: Hashable, Sendable {
        /// It happened on a local date.
        case on(CivilDate)
        /// It came after the month in which it happened was closed.
        case late(CivilMonth)
    }

    /// When it happened.
    package let moment: Moment
    /// The type of the records.
    package let type: LedgerType
    /// The unit of their quantities.
    package let unit: BillingUnit
    /// How many records there are, reversals among them.
    package let records: Int64
    /// All their quantities, reversals with their sign.
    package let quantity: Int64
    /// All their minutes, reversals with their sign.
    package let minutes: Int64
    /// All their amounts, reversals with their sign; nil for records that carry none.
    package let amount: Money?
    /// The typesequence of the first of them among the company's usage records.
    package let first: Int64
    /// The typesequence of the last of them.
    package let last: Int64

    /// The sum of records.
    package init(
        moment: Moment,
        type: LedgerType,
        unit: BillingUnit,
        records: Int64,
        quantity: Int64,
        minutes: Int64 = 0,
        amount: Money? = nil,
        first: Int64,
        last: Int64
    ) {
        self.moment = moment
        self.type = type
        self.unit = unit
        self.records = records
        self.quantity = quantity
        self.minutes = minutes
        self.amount = amount
        self.first = first
        self.last = last
    }
}
