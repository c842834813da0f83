import Domain

/// What the forecasts of a campaign should be, by the steps of its counters and its states.
///
/// It knows nothing of what the engine keeps by date. Source: domain §17.
struct ForecastRecount {
    /// The numbers of a campaign after a record.
    struct Step {
        let seq: Int64
        let at: Instant
        let model: PricingModel
        let used: Int64
        let limit: Int64
    }

    /// A change of the campaign's state.
    struct Move {
        let seq: Int64
        let at: Instant
        let from: CampaignStatus
        let to: CampaignStatus
    }

    private let steps: [Step]
    private let moves: [Move]
    private let dates: [CivilDate]
    private let use: DailyUse
    private let zone: ZoneTable
    /// The steps that changed the model.
    private let switches: [Step]

    init(steps: [Step], moves: [Move], zone: ZoneTable) {
        self.steps = steps
        self.moves = moves
        self.zone = zone
        switches = zip(steps.dropFirst(), steps).filter { $0.model != $1.model }.map(\.0)
        // A clock that falls back to the day before stays on the later one.
        var dates: [CivilDate] = []
        for step in steps {
            let date = zone.localDate(at: step.at)
            dates.append(dates.last.map { max($0, date) } ?? date)
        }
        self.dates = dates
        use = DailyUse(
            zip(dates, steps).map { DailyUse.Level(date: $0, used: $1.used) }
        )
    }

    /// U, L and the largest U of every date on which U or L changed.
    var uses: [MetricDayTable.Use] {
        var uses: [MetricDayTable.Use] = []
        var before: (used: Int64, limit: Int64) = (0, 0)
        for (date, step) in zip(dates, steps)
        where step.used != before.used || step.limit != before.limit {
            var last =
                uses.last?.day == date
                ? uses.removeLast()
                : MetricDayTable.Use(day: date, peak: before.used, used: 0, limit: 0)
            last.peak = max(last.peak, step.used)
            last.used = step.used
            last.limit = step.limit
            uses.append(last)
            before = (step.used, step.limit)
        }
        return uses
    }

    /// Sentences about what a forecast says wrongly; `last` is the one before it, if that is kept.
    func differences(_ row: ForecastRow, after last: ForecastRow?, isFirst: Bool) -> [String] {
        let step = step(before: row.seq)
        let (used, limit) = (step?.used ?? 0, step?.limit ?? 0)
        guard row.used == used, row.limit == limit, row.model == step?.model else {
            return [
                "\(row.used) of \(row.limit) \(row.model.rawValue) were used on"
                    + " \(row.day.iso), the steps say \(used) of \(limit)"
            ]
        }
        let isLive = moves.last { $0.seq < row.seq }?.to.isLive ?? false
        var changes: [Int64] = []
        var forecast: FillForecast?
        if FillForecast.isMade(for: row.model, isLive: isLive) {
            changes = self.changes(row)
            forecast = .make(changes: changes, used: used, limit: limit, basisEnd: row.day)
        }
        var sentences: [String] = []
        if forecast != row.forecast || changes.reduce(0, +) != row.gained {
            sentences.append(
                "it was to be full by \(Self.text(row.forecast)) as of \(row.day.iso), its use"
                    + " makes that \(Self.text(forecast))"
            )
        }
        if last == nil, !isFirst { return sentences }
        let isTold = forecast?.isNews(after: last?.toldDate) ?? false
        let toldDate = isTold ? forecast?.expectedDate : last?.toldDate
        if isTold != row.isTold || toldDate != row.toldDate {
            sentences.append("what was told on \(row.day.iso) is not what was news")
        }
        if warning(row, forecast, isLive, last?.isWarned ?? false) != row.warning {
            sentences.append("the early warning of \(row.day.iso) is not what follows")
        }
        return sentences
    }

    /// Whether a forecast of the day before must be there: nothing changed since that it depends
    /// on, and the campaign has forecasts.
    func isExpected(asOf clock: Instant) -> Bool {
        let midnight = zone.localMidnight(of: zone.dayBegun(at: clock))
        guard let move = moves.last, move.to.isLive, move.at < midnight,
            let step = steps.last, step.model != .credits
        else { return false }
        return !steps.contains { $0.at >= midnight && $0.model != step.model }
            && steps.last { $0.at < midnight }?.model == step.model
    }

    private func step(before seq: Int64) -> Step? {
        var low = 0
        var high = steps.count
        while low < high {
            let middle = (low + high) / 2
            if steps[middle].seq < seq { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : steps[low - 1]
    }

    private func changes(_ row: ForecastRow) -> [Int64] {
        let left = moves.last {
            $0.seq < row.seq && $0.from == .planned && ($0.to == .recruiting || $0.to == .active)
        }
        guard let left else { return [] }
        var first = zone.localDate(at: left.at)
        for step in switches where step.seq > left.seq && step.seq < row.seq {
            first = max(first, zone.localDate(at: step.at).adding(days: 1))
        }
        return use.netChanges(
            leftPlannedOn: first,
            in: TrailingWindow(today: row.day, isMidnight: false)
        )
    }

    private func warning(
        _ row: ForecastRow,
        _ forecast: FillForecast?,
        _ isLive: Bool,
        _ isWarned: Bool
    ) -> FillWarning {
        guard let forecast else {
            return .withoutForecast(isLive: isLive, isWarned: isWarned)
        }
        return .assess(
            forecast,
            used: row.used,
            limit: row.limit,
            endDate: row.endDate ?? row.day.adding(days: FillForecast.horizonDays),
            isLive: isLive,
            isWarned: isWarned
        )
    }

    private static func text(_ forecast: FillForecast?) -> String {
        guard let forecast else { return "no forecast" }
        return forecast.expectedDate?.iso ?? forecast.standing.rawValue
    }
}
