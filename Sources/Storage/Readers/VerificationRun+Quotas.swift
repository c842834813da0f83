import Domain

/// What is counted of quotas against enrollments and facts. Source: domain §16.
extension VerificationRun {
    /// Measures every period that is kept anew, and looks for the turns that are planned.
    mutating func checkQuotas() {
        check("quotas") { run throws(StorageFault) in
            let companies = CompanyTable.Cache(try CompanyTable(run.view.connection))
            let tables = (
                quotas: try QuotaTable(run.view.connection),
                uses: try QuotaUseTable(run.view.connection),
                measure: try QuotaMeasure(run.view.connection)
            )
            let ids = try run.view.all("SELECT id FROM quotas ORDER BY id") { $0.text() }
            for id in ids {
                guard let row = try tables.quotas.find(id),
                    let zone = try companies.find(row.company)?.zoneTable
                else {
                    run.found("quotas", nil, "\(id) cannot be read")
                    continue
                }
                let uses = try tables.uses.find(quota: id)
                run.looked(at: Int64(uses.count))
                for use in uses {
                    let used = try tables.measure.use(of: row, start: use.periodStart, in: zone)
                    guard used != use.use else { continue }
                    let period = use.periodStart.map { " from \($0.iso)" } ?? ""
                    run.found(
                        "quotas",
                        row.campaign,
                        "\(id) counts \(use.use)\(period), there are \(used)"
                    )
                }
                try run.checkPeriods(row, uses, zone)
            }
            try run.checkOrphans()
        }
    }

    /// The current period and the next one are there, and the turn between them is due.
    private mutating func checkPeriods(
        _ row: QuotaRow,
        _ uses: [QuotaUse],
        _ zone: ZoneTable
    ) throws(StorageFault) {
        let (quota, today) = (row.quota, zone.dayBegun(at: clock))
        let next = quota.period.nextStart(after: today)
        for start in next.map({ [quota.period.start(of: today), $0] }) ?? [nil]
        where !uses.contains(where: { $0.periodStart == start }) {
            found("quotas", row.campaign, "\(quota.id) does not count from \(start?.iso ?? "ever")")
        }
        let dueAt = try view.first(
            "SELECT due_at FROM due WHERE entity = ? AND kind = ?",
            { binder in
                binder.add(quota.id)
                binder.add(DueRow.Kind.quotaPeriod.rawValue)
            },
            { $0.int() }
        )
        guard dueAt != next.map({ zone.localMidnight(of: $0).ms }) else { return }
        let said = dueAt.map { Instant(ms: $0).rfc3339 } ?? "never"
        found("quotas", row.campaign, "the next period of \(quota.id) is due \(said)")
    }

    /// Nothing is counted or due for a quota that is not there, and `maxSessions` is one.
    private mutating func checkOrphans() throws(StorageFault) {
        let sentences = try view.all(
            """
            SELECT DISTINCT NULL, printf('%s is counted and is no quota', u.quota)
            FROM quota_uses u LEFT JOIN quotas q ON q.id = u.quota WHERE q.id IS NULL
            UNION ALL SELECT NULL, printf('%s is due and is no quota', d.entity)
            FROM due d LEFT JOIN quotas q ON q.id = d.entity
            WHERE d.kind = 'quota_period' AND q.id IS NULL
            UNION ALL SELECT q.campaign, printf('%s holds in no campaign of %s', q.id, q.company)
            FROM quotas q LEFT JOIN campaigns c ON c.id = q.campaign AND c.company = q.company
            WHERE q.campaign IS NOT NULL AND c.id IS NULL
            """,
            { _ in },
            { ($0.optionalText(), $0.text()) }
        )
        for (campaign, sentence) in sentences { found("quotas", campaign, sentence) }
    }
}
