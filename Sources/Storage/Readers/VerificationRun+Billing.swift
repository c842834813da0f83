import Contracts
import Domain

/// The sums that statements are made of, and what was told of open months.
///
/// Source: "Billing's contract".
extension VerificationRun {
    /// Adds every company's ledger up again by month, day and kind.
    mutating func checkUsageDays() {
        check("usage-days") { run throws(StorageFault) in
            let companies = try run.view.all("SELECT id FROM companies ORDER BY id") { $0.text() }
            let tables = (
                companies: try CompanyTable(run.view.connection),
                days: try UsageDayTable(run.view.connection)
            )
            for id in companies {
                guard let zone = try tables.companies.find(id)?.zoneTable else { continue }
                let expected = try run.sums(of: id, zone)
                run.looked(at: Int64(expected.values.reduce(0) { $0 + $1.count }))
                let months = try run.view.all(
                    "SELECT DISTINCT period FROM usage_days WHERE company = ?",
                    { $0.add(id) },
                    { CivilMonth(iso: $0.text()) }
                )
                for month in Set(months.compactMap { $0 }).union(expected.keys).sorted() {
                    let stored = try tables.days.find(company: id, month: month)
                    let sums = UsagePeriod(
                        month: month,
                        days: (expected[month] ?? [:]).values.map { $0 }
                    )
                    guard stored != sums else { continue }
                    let place = stored.days.first { !sums.days.contains($0) }
                    let named = place ?? sums.days.first { !stored.days.contains($0) }
                    run.found(
                        "usage-days",
                        nil,
                        "\(id) has other sums for \(month.iso) than its ledger:"
                            + " \(named.map { $0.type.rawValue } ?? "") of"
                            + " \(named.map { "\($0.moment)" } ?? "no day")"
                    )
                }
            }
        }
    }

    private struct Place: Hashable {
        let moment: UsageDay.Moment
        let type: LedgerType
        let unit: BillingUnit
        let currency: Currency?
    }

    /// The place of a record among its company's is the typesequence of the output about it.
    private func sums(
        of company: String,
        _ zone: ZoneTable
    ) throws(StorageFault) -> [CivilMonth: [Place: UsageDay]] {
        let rows = try view.all(
            "SELECT \(UsageRow.columns) FROM usage WHERE company = ? ORDER BY seq",
            { $0.add(company) },
            { UsageRow(&$0) }
        )
        var sums: [CivilMonth: [Place: UsageDay]] = [:]
        for (index, row) in rows.enumerated() {
            guard let row else { continue }
            let date = zone.localDate(at: row.effectiveAt)
            let place = Place(
                moment: row.lateFor.map { .late($0) } ?? .on(date),
                type: row.type,
                unit: row.unit,
                currency: row.amount?.currency
            )
            let number = Int64(index) + 1
            let before = sums[row.period]?[place]
            sums[row.period, default: [:]][place] = UsageDay(
                moment: place.moment,
                type: row.type,
                unit: row.unit,
                records: (before?.records ?? 0) + 1,
                quantity: (before?.quantity ?? 0) + row.quantity,
                minutes: (before?.minutes ?? 0) + (row.minutes ?? 0),
                amount: row.amount.map {
                    Money(
                        amount: (before?.amount?.amount ?? 0) + $0.amount,
                        currency: $0.currency
                    )
                },
                first: before?.first ?? number,
                last: number
            )
        }
        return sums
    }
}
