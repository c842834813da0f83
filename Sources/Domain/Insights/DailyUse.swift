/// What a campaign used at the end of each local date; of limits it works the same.
///
/// Source: domain §12.1.
package struct DailyUse: Hashable, Sendable {
    /// What was used at the end of a date on which that changed.
    package struct Level: Hashable, Sendable {
        /// The date.
        package let date: CivilDate
        /// U at its end.
        package let used: Int64

        /// A level.
        package init(date: CivilDate, used: Int64) {
            self.date = date
            self.used = used
        }
    }

    /// The levels in the order of their dates, one per date.
    package let levels: [Level]

    /// The use of a campaign from levels in any order; of several for a date the last one counts.
    ///
    /// Dates without a level keep what was used before.
    package init(_ levels: [Level]) {
        var byDate: [CivilDate: Level] = [:]
        for level in levels { byDate[level.date] = level }
        self.levels = byDate.values.sorted { $0.date < $1.date }
    }

    /// What was used at the end of a date, 0 before the campaign.
    package func used(atEndOf date: CivilDate) -> Int64 {
        var low = 0
        var high = levels.count
        while low < high {
            let middle = (low + high) / 2
            if levels[middle].date <= date { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? 0 : levels[low - 1].used
    }

    /// What was used so many days ago.
    package func used(daysAgo count: Int64, in window: TrailingWindow) -> Int64 {
        used(atEndOf: window.date(daysAgo: count))
    }

    /// The net changes that a forecast looks back on, oldest first: those of the last 28 dates of
    /// the window, or of the dates since the campaign left planned if they are fewer.
    ///
    /// The date on which it left planned is the first; without one, or after the window, there is
    /// none.
    package func netChanges(leftPlannedOn first: CivilDate?, in window: TrailingWindow) -> [Int64] {
        guard let first, first <= window.last else { return [] }
        let count = min(window.last.days(since: first) + 1, Int64(FillForecast.longestBasis))
        let levels = (0...count).map { used(daysAgo: count - $0, in: window) }
        return FillForecast.netChanges(of: levels)
    }
}
