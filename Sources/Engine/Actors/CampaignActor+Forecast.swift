import Contracts
import Domain
import Storage

/// The daily forecast of the fill date and the early warning. Source: domain §17.
extension CampaignActor {
    /// Plans the next forecast: at the next local midnight, or at this one if it is still to come.
    ///
    /// A campaign that is live no more is looked at once more while its warning stands.
    func scheduleForecast(_ zone: ZoneTable, _ context: FoldContext) throws {
        let last = try context.tables.metrics.forecasts.last(campaign: row.id)
        let today = zone.dayBegun(at: context.clock)
        let isOpen =
            zone.localMidnight(of: today) == context.clock
            && last.map { $0.day < today.adding(days: -1) } ?? true
        try scheduleForecast(last, isOpen: isOpen, zone, context)
    }

    private func scheduleForecast(
        _ last: ForecastRow?,
        isOpen: Bool,
        _ zone: ZoneTable,
        _ context: FoldContext
    ) throws {
        guard row.status.isLive || last?.isWarned == true else { return }
        try context.tables.due.schedule(
            DueRow(
                entity: row.id,
                kind: .forecast,
                dueAt: isOpen ? context.clock : zone.nextLocalMidnight(after: context.clock),
                company: row.company
            )
        )
    }

    /// Makes the forecast of the date that ended, and tells what is news.
    func makeForecast(
        _ capacity: CapacityRow,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws {
        let (table, zone) = (context.tables.metrics.forecasts, company.zoneTable)
        let window = TrailingWindow(today: zone.dayBegun(at: context.clock), isMidnight: true)
        var last = try table.last(campaign: row.id)
        let isMade = FillForecast.isMade(for: capacity.model, isLive: row.status.isLive)
        if isMade || last?.isWarned == true, last.map({ $0.day < window.last }) ?? true {
            var made = try draft(capacity, window, last, zone, context)
            made.isTold = made.forecast?.isNews(after: last?.toldDate) ?? false
            made.toldDate = made.isTold ? made.forecast?.expectedDate : last?.toldDate
            try table.insert(made)
            try table.forget(
                campaign: row.id,
                before: made.day.adding(days: -ForecastTable.keptDays)
            )
            try tell(made, company, context)
            last = made
        }
        // One without a forecast, as of credits, has had its look at this midnight too.
        try scheduleForecast(last, isOpen: false, zone, context)
    }

    private func draft(
        _ capacity: CapacityRow,
        _ window: TrailingWindow,
        _ last: ForecastRow?,
        _ zone: ZoneTable,
        _ context: FoldContext
    ) throws -> ForecastRow {
        let isLive = row.status.isLive
        var forecast: FillForecast?
        var changes: [Int64] = []
        if FillForecast.isMade(for: capacity.model, isLive: isLive) {
            changes = try self.changes(window, zone, context)
            forecast = .make(
                changes: changes,
                used: capacity.used,
                limit: capacity.limit,
                basisEnd: window.last
            )
        }
        let isWarned = last?.isWarned ?? false
        let warning = forecast.map { forecast in
            FillWarning.assess(
                forecast,
                used: capacity.used,
                limit: capacity.limit,
                endDate: row.fields.endDate ?? window.last.adding(days: FillForecast.horizonDays),
                isLive: isLive,
                isWarned: isWarned
            )
        }
        return ForecastRow(
            campaign: row.id,
            company: row.company,
            day: window.last,
            seq: context.rowNumber(),
            at: context.clock,
            model: capacity.model,
            used: capacity.used,
            limit: capacity.limit,
            endDate: row.fields.endDate,
            forecast: forecast,
            gained: changes.reduce(0) { Arithmetic.saturatingSum($0, $1) },
            warning: warning ?? .withoutForecast(isLive: isLive, isWarned: isWarned)
        )
    }

    /// The net changes of use that a forecast looks back on.
    ///
    /// Use under another model was counted in another unit, so the dates up to the change of model
    /// are left out.
    private func changes(
        _ window: TrailingWindow,
        _ zone: ZoneTable,
        _ context: FoldContext
    ) throws -> [Int64] {
        let tables = context.tables.metrics
        guard let left = try tables.forecasts.leftPlannedAt(campaign: row.id) else { return [] }
        var first = zone.localDate(at: left)
        if let changed = try context.metrics.tally(row.id, context).head.modelSince {
            first = max(first, changed.adding(days: 1))
        }
        try context.metrics.save(row.id, context.tables)
        let dates = CivilRange(
            from: window.date(daysAgo: Int64(FillForecast.longestBasis)),
            dayCount: Int64(FillForecast.longestBasis) + 1
        )
        let uses = try tables.days.uses(campaign: row.id, in: dates)
        return DailyUse(uses.map { DailyUse.Level(date: $0.day, used: $0.used) })
            .netChanges(leftPlannedOn: first, in: window)
    }

    private func tell(
        _ made: ForecastRow,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws {
        let facts = ForecastFacts(made, name: row.fields.name)
        if made.isTold {
            try context.emit(
                row.company,
                campaign: row.id,
                CapacityForecastUpdated(facts: facts)
            )
        }
        switch made.warning.decision {
        case .raise:
            try context.emit(
                row.company,
                campaign: row.id,
                CapacityFillWarningRaised(
                    facts: facts,
                    endDate: made.endDate,
                    reasons: made.warning.reasons,
                    recipients: company.recipients([.sales, .companyAdmin])
                )
            )
        case .clear:
            try context.emit(
                row.company,
                campaign: row.id,
                CapacityFillWarningCleared(facts: facts, reasons: made.warning.reasons)
            )
        case .keep, .none: return
        }
    }
}

extension ForecastFacts {
    /// What a stored forecast tells.
    fileprivate init(_ row: ForecastRow, name: String?) {
        self.init(
            campaign: row.campaign,
            name: name,
            model: row.model,
            used: row.used,
            limit: row.limit,
            gained: row.gained,
            forecast: row.forecast
        )
    }
}
