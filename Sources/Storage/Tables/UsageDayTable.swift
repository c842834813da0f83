package import Contracts
package import Domain

/// Sums over a company's ledger by month, day, kind and currency: what statements are made of.
///
/// What a turn adds is summed in memory, since a day's records go to few rows, and written by
/// `save`. Source: "Billing's contract", statements.
package final class UsageDayTable {
    /// What a row is found by.
    private struct Key: Hashable {
        let company: String
        let period: String
        let lateFor: String
        let day: CivilDate?
        let type: LedgerType
        let unit: BillingUnit
        let currency: Currency?
    }

    /// What is added to a row.
    private struct Sum {
        var records: Int64 = 0
        var quantity: Int64 = 0
        var minutes: Int64 = 0
        var amount: Int64 = 0
        var first: Int64
        var last: Int64
    }

    private let addTo: SQLStatement
    private let ofMonth: SQLStatement
    private var pending: [Key: Sum] = [:]

    init(_ connection: OpaquePointer) throws(StorageFault) {
        addTo = try SQLStatement(
            connection,
            """
            INSERT INTO usage_days VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET records = records + excluded.records,
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
    ) {
        let key = Key(
            company: company,
            period: usage.period,
            lateFor: usage.lateFor ?? "",
            day: usage.lateFor == nil ? date : nil,
            type: usage.usageType,
            unit: usage.unit,
            currency: usage.amount?.currency
        )
        var sum = pending[key] ?? Sum(first: typesequence, last: typesequence)
        sum.records += 1
        sum.quantity += usage.quantity
        sum.minutes += usage.minutes ?? 0
        sum.amount += usage.amount?.amount ?? 0
        sum.last = typesequence
        pending[key] = sum
    }

    /// Writes what was counted since the last time; to be called again is harmless.
    package func save() throws(StorageFault) {
        for (key, sum) in pending {
            try addTo.run { binder in
                binder.add(key.company)
                binder.add(key.period)
                binder.add(key.lateFor)
                binder.add(key.day?.iso ?? "")
                binder.add(key.type.rawValue)
                binder.add(key.unit.rawValue)
                binder.add(key.currency?.rawValue ?? "")
                binder.add(sum.records)
                binder.add(sum.quantity)
                binder.add(sum.minutes)
                binder.add(sum.amount)
                binder.add(sum.first)
                binder.add(sum.last)
            }
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// Drops what was counted in a turn that failed.
    func forget() { pending.removeAll(keepingCapacity: true) }

    /// The sums of a company's month.
    package func find(
        company: String,
        month: CivilMonth
    ) throws(StorageFault) -> UsagePeriod {
        try save()
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
