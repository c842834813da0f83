package import Contracts
package import Domain

/// Sums over a company's ledger by month, day, kind and currency: what statements are made of.
///
/// Source: "Billing's contract", statements.
package final class UsageDayTable {
    private let addTo: SQLStatement
    private let ofMonth: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        addTo = try SQLStatement(
            connection,
            """
            INSERT INTO usage_days VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?9, ?10, ?11, ?11)
            ON CONFLICT DO UPDATE SET records = records + 1,
                quantity = quantity + excluded.quantity, minutes = minutes + excluded.minutes,
                amount = amount + excluded.amount, last = excluded.last
            """
        )
        ofMonth = try SQLStatement(
            connection,
            """
            SELECT late_for, day, type, unit, currency, records, quantity, minutes, amount,
                first, last
            FROM usage_days WHERE company = ? AND period = ?
            """
        )
    }

    /// Counts a record of the ledger in; `typesequence` is that of the output that tells of it.
    package func add(
        _ usage: BillingUsageRecorded,
        company: String,
        on date: CivilDate,
        typesequence: Int64
    ) throws(StorageFault) {
        try addTo.run { binder in
            binder.add(company)
            binder.add(usage.period)
            binder.add(usage.lateFor ?? "")
            binder.add(usage.lateFor == nil ? date.iso : "")
            binder.add(usage.usageType.rawValue)
            binder.add(usage.unit.rawValue)
            binder.add(usage.amount?.currency.rawValue ?? "")
            binder.add(usage.quantity)
            binder.add(usage.minutes ?? 0)
            binder.add(usage.amount?.amount ?? 0)
            binder.add(typesequence)
        }
    }

    /// The sums of a company's month.
    package func find(
        company: String,
        month: CivilMonth
    ) throws(StorageFault) -> UsagePeriod {
        let days = try ofMonth.all(
            { binder in
                binder.add(company)
                binder.add(month.iso)
            },
            Self.read
        )
        return UsagePeriod(month: month, days: days.compactMap { $0 })
    }

    private static func read(_ row: inout Columns) -> UsageDay? {
        let (late, day) = (CivilMonth(iso: row.text()), CivilDate(iso: row.text()))
        let (type, unit) = (LedgerType(rawValue: row.text()), BillingUnit(rawValue: row.text()))
        let currency = Currency(rawValue: row.text())
        let (records, quantity, minutes) = (row.int(), row.int(), row.int())
        let (amount, first, last) = (row.int(), row.int(), row.int())
        let moment = late.map { UsageDay.Moment.late($0) } ?? day.map { .on($0) }
        guard let moment, let type, let unit else { return nil }
        return UsageDay(
            moment: moment,
            type: type,
            unit: unit,
            records: records,
            quantity: quantity,
            minutes: minutes,
            amount: currency.map { Money(amount: amount, currency: $0) },
            first: first,
            last: last
        )
    }
}
