/// What a company owes for a month in one currency.
///
/// Source: domain §11.4.
package struct Invoice: Hashable, Sendable {
    /// The company.
    package let company: String
    /// The month.
    package let month: CivilMonth
    /// The currency of all amounts.
    package let currency: Currency
    /// Whether it may still change.
    package let status: InvoiceStatus
    /// The lines in their order.
    package let lines: [InvoiceLine]
    /// The sum of the lines in minor units.
    package let subtotalMinor: Int64

    /// An invoice of lines in any order; throws when their sum does not fit.
    package init(
        company: String,
        month: CivilMonth,
        currency: Currency,
        status: InvoiceStatus,
        lines: [InvoiceLine]
    ) throws(MoneyFault) {
        guard let subtotal = SeatRating.total(lines.map(\.amountMinor)) else { throw .outOfRange }
        self.company = company
        self.month = month
        self.currency = currency
        self.status = status
        self.lines = InvoiceLine.sorted(lines)
        subtotalMinor = subtotal
    }

    /// The id: `inv_<company>_<YYYY-MM>_<currency>`.
    package var id: String { "inv_\(company)_\(month.iso)_\(currency.rawValue)" }

    /// The tax, which others add: 0.
    package var taxMinor: Int64 { 0 }

    /// What is to be paid, as far as Headroom knows, in minor units.
    package var totalMinor: Int64 { subtotalMinor }
}
