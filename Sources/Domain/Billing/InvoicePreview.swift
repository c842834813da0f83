/// What an open month of a company comes to on a date, in one currency.
///
/// Source: "Billing's contract", previews.
package struct InvoicePreview: Hashable, Sendable {
    /// The lines of one kind, added up.
    package struct Kind: Hashable, Sendable {
        /// The kind.
        package let kind: InvoiceLineKind
        /// The sum of its lines in minor units.
        package let amountMinor: Int64
    }

    /// The id that the invoice will have.
    package let invoice: String
    /// The month.
    package let month: CivilMonth
    /// The currency of all amounts.
    package let currency: Currency
    /// The local date of the clock, which is rated with its whole day.
    package let asOf: CivilDate
    /// How many lines there are.
    package let lines: Int64
    /// The kinds that occur, in the order in which invoices list them.
    package let kinds: [Kind]
    /// The sum of all lines in minor units.
    package let totalMinor: Int64

    /// The preview that an invoice is on a date; saturates where a sum of a kind does not fit.
    package init(_ invoice: Invoice, asOf date: CivilDate) {
        self.invoice = invoice.id
        month = invoice.month
        currency = invoice.currency
        asOf = date
        lines = Int64(invoice.lines.count)
        kinds = InvoiceLineKind.allCases.compactMap { kind in
            let own = invoice.lines.filter { $0.kind == kind }
            guard !own.isEmpty else { return nil }
            let sum = own.reduce(0) { Arithmetic.saturatingSum($0, $1.amountMinor) }
            return Kind(kind: kind, amountMinor: sum)
        }
        totalMinor = invoice.totalMinor
    }

    /// The date of the next previews: the Monday after a date.
    package static func next(after date: CivilDate) -> CivilDate {
        date.monday.adding(days: 7)
    }
}
