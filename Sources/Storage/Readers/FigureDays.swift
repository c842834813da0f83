import Domain

/// Puts a series together from what is known of single dates.
struct FigureDays {
    /// What is counted by date.
    let counts: [CivilDate: DayCounts]
    /// The use of dates on which it changed, and the last one before them.
    let uses: [MetricDayTable.Use]
    /// The first date of which anything is known, and today.
    let known: CivilRange

    /// A figure on every date of some, in their order.
    func values(of figure: DailyFigure, in dates: CivilRange) -> [(CivilDate, Int64?)] {
        var next = 0
        var level: MetricDayTable.Use?
        var values: [(CivilDate, Int64?)] = []
        var date = dates.first
        while date <= dates.last {
            while next < uses.count, uses[next].day <= date {
                level = uses[next]
                next += 1
            }
            values.append((date, value(of: figure, on: date, level)))
            date = date.adding(days: 1)
        }
        return values
    }

    private func value(
        of figure: DailyFigure,
        on date: CivilDate,
        _ level: MetricDayTable.Use?
    ) -> Int64? {
        guard date <= known.last else { return nil }
        if let counter = figure.counter {
            return counts[date]?[counter] ?? (date >= known.first ? 0 : nil)
        }
        guard date >= known.first else { return nil }
        let (used, limit) = (level?.used ?? 0, level?.limit ?? 0)
        switch figure {
        case .used: return used
        case .peakUsed: return level.map { $0.day == date ? $0.peak : $0.used } ?? 0
        case .limit: return limit
        case .utilizationBp:
            return Arithmetic.floorOfProduct(used, 10_000, over: limit)
        default: return nil
        }
    }
}
