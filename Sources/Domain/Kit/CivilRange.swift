/// The dates from one to another, both included.
package struct CivilRange: Hashable, Sendable {
    /// The first date.
    package let first: CivilDate
    /// The last date, the first or a later one.
    package let last: CivilDate

    /// The dates from one to another, or nil when the last lies before the first.
    package init?(_ first: CivilDate, through last: CivilDate) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    /// So many dates from one on; fewer than 1 count as 1.
    package init(from first: CivilDate, dayCount: Int64) {
        self.first = first
        last = first.adding(days: max(dayCount, 1) - 1)
    }

    /// How many dates it holds, 1 or more.
    package var dayCount: Int64 { last.days(since: first) + 1 }

    /// Whether a date lies in it.
    package func contains(_ date: CivilDate) -> Bool { first <= date && date <= last }

    /// Whether all dates of another range lie in it.
    package func contains(_ other: Self) -> Bool { first <= other.first && other.last <= last }

    /// Whether it shares a date with another range.
    package func overlaps(_ other: Self) -> Bool { first <= other.last && other.first <= last }

    /// The dates it shares with another range, or nil without any.
    package func shared(with other: Self) -> Self? {
        Self(max(first, other.first), through: min(last, other.last))
    }

    /// The same number of dates, so many days later.
    package func adding(days: Int64) -> Self {
        Self(from: first.adding(days: days), dayCount: dayCount)
    }

    /// Both ends so many months later, each cut to the length of its month.
    ///
    /// The order of two dates survives the cut, so the result is a range again; its number of
    /// dates may differ.
    package func adding(months: Int64) -> Self {
        let start = first.adding(months: months)
        let end = last.adding(months: months)
        return Self(from: start, dayCount: end.days(since: start) + 1)
    }

    /// How many months of the calendar it touches, 1 or more.
    package var monthCount: Int64 { last.month.months(since: first.month) + 1 }
}
