/// An amount of one currency in its minor unit.
package struct Money: Hashable, Sendable {
    /// The amount in minor units (cents; yen for JPY), negative for a credit.
    package let amount: Int64
    /// The currency of the amount.
    package let currency: Currency

    /// An amount in minor units of a currency.
    package init(amount: Int64, currency: Currency) {
        self.amount = amount
        self.currency = currency
    }

    /// The sum; throws when the currencies differ or the sum does not fit 64 bit.
    package func adding(_ other: Self) throws(MoneyFault) -> Self {
        try combined(with: other) { $0.addingReportingOverflow($1) }
    }

    /// The difference; throws when the currencies differ or it does not fit 64 bit.
    package func subtracting(_ other: Self) throws(MoneyFault) -> Self {
        try combined(with: other) { $0.subtractingReportingOverflow($1) }
    }

    /// Whether this amount is smaller; throws when the currencies differ.
    package func isLess(than other: Self) throws(MoneyFault) -> Bool {
        guard currency == other.currency else { throw .currencyMismatch }
        return amount < other.amount
    }

    private func combined(
        with other: Self,
        _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) throws(MoneyFault) -> Self {
        guard currency == other.currency else { throw .currencyMismatch }
        let (result, overflow) = operation(amount, other.amount)
        guard !overflow else { throw .outOfRange }
        return Self(amount: result, currency: currency)
    }
}
