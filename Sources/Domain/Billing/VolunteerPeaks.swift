/// The peaks of active volunteers on any date, from the days on which their number changed.
///
/// Source: domain §11.2.
package struct VolunteerPeaks: Hashable, Sendable {
    private let days: [VolunteerDay]

    /// The peaks of days in any order, the last before the first date asked for among them.
    ///
    /// Of several for one date the last one given counts.
    package init(_ days: [VolunteerDay]) {
        var byDate: [CivilDate: VolunteerDay] = [:]
        for day in days { byDate[day.date] = day }
        self.days = byDate.values.sorted { $0.date < $1.date }
    }

    /// The most volunteers at once on a date; without a change the number carried into it.
    package func peak(on date: CivilDate) -> Int64 {
        let next = days.partitioningIndex { $0.date >= date }
        let carried = next == 0 ? 0 : days[next - 1].closing
        guard next < days.count, days[next].date == date else { return carried }
        return max(carried, days[next].peak)
    }
}

extension [VolunteerDay] {
    /// The index of the first day for which the condition holds, which then holds for all after it.
    fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
