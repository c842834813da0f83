/// What the ledger of a company holds for a month, in sums that a consumer can check itself against.
///
/// Source: "Billing's contract", statements.
package struct UsagePeriod: Hashable, Sendable {
    /// All records of one type and unit.
    package struct Total: Hashable, Sendable {
        /// The type.
        package let type: LedgerType
        /// The unit.
        package let unit: BillingUnit
        /// How many records there are.
        package let records: Int64
        /// The sum of their quantities, with their signs.
        package let quantity: Int64
    }

    /// The month.
    package let month: CivilMonth
    /// The sums by day, type, unit and currency, in that order; late ones last.
    package let days: [UsageDay]

    /// The sums of a month in any order.
    package init(month: CivilMonth, days: [UsageDay]) {
        self.month = month
        self.days = days.sorted { Self.place($0).lexicographicallyPrecedes(Self.place($1)) }
    }

    /// The records of every type and unit that occurs, in the order of the types.
    ///
    /// Saturates where a sum does not fit.
    package var totals: [Total] {
        LedgerType.allCases.flatMap { type in
            BillingUnit.allCases.compactMap { unit in
                let own = days.filter { $0.type == type && $0.unit == unit }
                guard !own.isEmpty else { return nil }
                return Total(
                    type: type,
                    unit: unit,
                    records: own.reduce(0) { Arithmetic.saturatingSum($0, $1.records) },
                    quantity: own.reduce(0) { Arithmetic.saturatingSum($0, $1.quantity) }
                )
            }
        }
    }

    /// How many records there are.
    package var records: Int64 {
        days.reduce(0) { Arithmetic.saturatingSum($0, $1.records) }
    }

    /// The typesequence of the first record of the month; nil without records.
    package var first: Int64? { days.map(\.first).min() }

    /// The typesequence of the last record of the month; nil without records.
    ///
    /// Records of other months may lie between the first and the last.
    package var last: Int64? { days.map(\.last).max() }

    private static func place(_ day: UsageDay) -> [Int64] {
        let moment: [Int64] =
            switch day.moment {
            case .on(let date): [0, date.dayNumber]
            case .late(let month): [1, month.firstDay.dayNumber]
            }
        let type = LedgerType.allCases.firstIndex(of: day.type) ?? 0
        let unit = BillingUnit.allCases.firstIndex(of: day.unit) ?? 0
        let currency = day.amount.flatMap { Currency.allCases.firstIndex(of: $0.currency) } ?? -1
        return moment + [Int64(type), Int64(unit), Int64(currency)]
    }
}
