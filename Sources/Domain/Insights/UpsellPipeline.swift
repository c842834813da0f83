/// The open signals in the order in which sales should look at them.
///
/// Source: domain §19.
package struct UpsellPipeline: Hashable, Sendable {
    /// An open signal.
    package struct Entry: Hashable, Sendable {
        /// The signal's id.
        package let id: String
        /// Its composite.
        package let composite: Int64
        /// What it may be worth; nil while that is unknown.
        package let value: Money?
        /// The probability of a sale in basis points.
        package let probabilityBp: Int64

        /// A signal; without a probability that of the rules is taken.
        package init(id: String, composite: Int64, value: Money?, probabilityBp: Int64? = nil) {
            self.id = id
            self.composite = composite
            self.value = value
            self.probabilityBp =
                probabilityBp ?? UpsellMethod.rulesProbabilityBp(composite: composite)
        }

        /// The value times the probability in minor units; nil without a value.
        package var expectedMinor: Int64? {
            value.flatMap {
                Arithmetic.roundHalfAway(product: $0.amount, probabilityBp, over: 10_000)
            }
        }
    }

    /// The signals by currency, expected value, composite and id.
    package let entries: [Entry]

    /// Brings signals into order; those without a value come last.
    package init(_ entries: [Entry]) {
        self.entries = entries.sorted(by: Self.comesFirst)
    }

    /// What is expected over all signals with a value, one sum per currency in their order.
    ///
    /// Throws when a sum does not fit 64 bit.
    package func expected() throws(MoneyFault) -> [Money] {
        var sums: [Money] = []
        for entry in entries {
            guard let currency = entry.value?.currency, let expected = entry.expectedMinor else {
                continue
            }
            let money = Money(amount: expected, currency: currency)
            if let last = sums.last, last.currency == currency {
                sums[sums.count - 1] = try last.adding(money)
            } else {
                sums.append(money)
            }
        }
        return sums
    }

    private static func comesFirst(_ first: Entry, _ second: Entry) -> Bool {
        let codes = (first.value?.currency.rawValue, second.value?.currency.rawValue)
        if codes.0 != codes.1 {
            guard let left = codes.0, let right = codes.1 else { return codes.0 != nil }
            return left < right
        }
        let expected = (first.expectedMinor ?? 0, second.expectedMinor ?? 0)
        if expected.0 != expected.1 { return expected.0 > expected.1 }
        if first.composite != second.composite { return first.composite > second.composite }
        return Identifier.isBefore(first.id, second.id)
    }
}
