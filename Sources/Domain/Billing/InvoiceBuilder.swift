/// Puts a company's month together, one invoice for each currency.
///
/// Source: domain §11.4.
package enum InvoiceBuilder {
    /// The invoices of a month in the order of their currencies' codes.
    ///
    /// Statements of other months are left out; a currency without any line has no invoice.
    /// Throws when a sum does not fit.
    package static func build(
        company: String,
        month: CivilMonth,
        status: InvoiceStatus,
        statements: [Statement],
        companyAmounts: [CompanyAmount]
    ) throws(MoneyFault) -> [Invoice] {
        var invoices: [Invoice] = []
        for currency in Currency.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
            let own = companyAmounts.filter { $0.currency == currency }
            let rated = statements.filter { $0.currency == currency && $0.month == month }
            let lines = own.map { AmountLines.subscription($0.record) } + rated.flatMap(\.lines)
            guard !lines.isEmpty else { continue }
            invoices.append(
                try Invoice(
                    company: company,
                    month: month,
                    currency: currency,
                    status: status,
                    lines: lines
                )
            )
        }
        return invoices
    }
}
