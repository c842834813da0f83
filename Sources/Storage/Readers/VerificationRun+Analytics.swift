import Contracts
import Domain

/// What is counted by date and forecast, against facts and steps. Source: domain §17, §12.1.
extension VerificationRun {
    /// Counts the dates of every campaign anew, and makes every forecast once more.
    mutating func checkAnalytics() {
        checkDaySums()
        check("day-counts") { run throws(StorageFault) in
            let (kept, recount) = (
                try DayCountTable(run.view.connection), try DayRecount(run.view.connection)
            )
            try run.eachCampaign { run, id, zone throws(StorageFault) in
                let days = try kept.find(campaign: id).filter { !$0.value.isEmpty }
                let counted = try recount.days(campaign: id, in: zone)
                run.looked(at: Int64(counted.count))
                for day in Set(days.keys).union(counted.keys).sorted()
                where days[day] != counted[day] {
                    run.found("day-counts", id, "what happened on \(day.iso) is kept wrongly")
                }
            }
        }
        check("forecasts") { run throws(StorageFault) in
            try run.eachCampaign { run, id, zone throws(StorageFault) in
                try run.checkForecasts(id, zone)
            }
        }
    }

    /// Goes through the campaigns with the zone table of each.
    private mutating func eachCampaign(
        _ body: (inout VerificationRun, String, ZoneTable) throws(StorageFault) -> Void
    ) throws(StorageFault) {
        let companies = CompanyTable.Cache(try CompanyTable(view.connection))
        let rows = try view.all(
            "SELECT id, company FROM campaigns ORDER BY id",
            { _ in },
            { (id: $0.text(), company: $0.text()) }
        )
        for row in rows {
            guard let zone = try companies.find(row.company)?.zoneTable else { continue }
            try body(&self, row.id, zone)
        }
    }

    private mutating func checkForecasts(
        _ id: String,
        _ zone: ZoneTable
    ) throws(StorageFault) {
        let recount = ForecastRecount(steps: try steps(id), moves: try moves(id), zone: zone)
        let kept = try uses(id)
        if kept != recount.uses {
            found("forecasts", id, "its use by date is not what the steps of its counters say")
        }
        let rows = try view.all(
            "SELECT \(ForecastRow.columns) FROM forecasts WHERE campaign = ? ORDER BY day",
            { $0.add(id) },
            { ForecastRow(&$0) }
        )
        .compactMap { $0 }
        looked(at: Int64(rows.count))
        var last: ForecastRow?
        for row in rows {
            let isFirst = last == nil && rows.count <= ForecastTable.keptDays
            for sentence in recount.differences(row, after: last, isFirst: isFirst) {
                found("forecasts", id, sentence)
            }
            last = row
        }
        let yesterday = zone.dayBegun(at: clock).adding(days: -1)
        if recount.isExpected(asOf: clock), last?.day != yesterday {
            found("forecasts", id, "there is none of \(yesterday.iso)")
        }
        try checkNextForecast(id, zone, isWarned: last?.isWarned ?? false)
    }

    private mutating func checkNextForecast(
        _ id: String,
        _ zone: ZoneTable,
        isWarned: Bool
    ) throws(StorageFault) {
        let status = try view.first(
            "SELECT status FROM campaigns WHERE id = ?",
            { $0.add(id) },
            { CampaignStatus(rawValue: $0.text()) }
        )
        let dueAt = try view.first(
            "SELECT due_at FROM due WHERE entity = ? AND kind = 'forecast'",
            { $0.add(id) },
            { Instant(ms: $0.int()) }
        )
        let isDue = (status ?? nil)?.isLive == true || isWarned
        let next = zone.nextLocalMidnight(after: clock)
        let isRight = isDue ? dueAt == next || dueAt == clock : dueAt == nil
        if isRight { return }
        found("forecasts", id, "the next one is due \(dueAt?.rfc3339 ?? "never")")
    }

    private func steps(_ id: String) throws(StorageFault) -> [ForecastRecount.Step] {
        try view.all(
            """
            SELECT seq, at, model, used, own_limit + borrowed - lent FROM capacity_steps
            WHERE campaign = ? ORDER BY seq
            """,
            { $0.add(id) },
            { row in
                ForecastRecount.Step(
                    seq: row.int(),
                    at: Instant(ms: row.int()),
                    model: PricingModel(rawValue: row.text()) ?? .custom,
                    used: row.int(),
                    limit: row.int()
                )
            }
        )
    }

    private func moves(_ id: String) throws(StorageFault) -> [ForecastRecount.Move] {
        try view.all(
            """
            SELECT seq, at, from_status, to_status FROM status_history
            WHERE campaign = ? ORDER BY seq
            """,
            { $0.add(id) },
            { row in
                ForecastRecount.Move(
                    seq: row.int(),
                    at: Instant(ms: row.int()),
                    from: CampaignStatus(rawValue: row.text()) ?? .draft,
                    to: CampaignStatus(rawValue: row.text()) ?? .draft
                )
            }
        )
    }

    private func uses(_ id: String) throws(StorageFault) -> [MetricDayTable.Use] {
        try MetricDayTable(view.connection).uses(
            campaign: id,
            in: CivilRange(from: CivilDate(dayNumber: 0), dayCount: 2_932_897)
        )
    }

    /// What is counted by date adds up to what is counted altogether.
    private mutating func checkDaySums() {
        let shared: [DayCounter] = [
            .served, .sessions, .sessionMinutes, .volunteerMinutes, .attendances, .creditsMc,
            .points, .costMinor,
        ]
        let sums = shared.map { "sum(\($0.rawValue)) AS \($0.rawValue)" }
        let wrong = shared.map {
            "coalesce(r.\($0.rawValue), 0) <> coalesce(d.\($0.rawValue), 0)"
        }
        check("day-sums") { run throws(StorageFault) in
            run.looked(at: try run.view.number("SELECT count(*) FROM day_counts"))
            let found = try run.view.all(
                """
                SELECT coalesce(d.campaign, r.campaign) FROM
                    (SELECT campaign, \(sums.joined(separator: ", ")) FROM day_counts
                        GROUP BY campaign) d
                    FULL JOIN (SELECT * FROM rollups WHERE instance = '') r
                        ON r.campaign = d.campaign
                WHERE \(wrong.joined(separator: " OR "))
                """,
                { _ in },
                { $0.text() }
            )
            for id in found {
                run.found("day-sums", id, "its dates do not add up to its counters")
            }
        }
    }
}
