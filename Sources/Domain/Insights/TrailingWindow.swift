/// The last local dates that a figure looks back on.
///
/// Source: domain §12.1.
package struct TrailingWindow: Hashable, Sendable {
    /// The last of the dates: today, or yesterday when today has just begun.
    package let last: CivilDate

    /// The windows as of today; in a due item at local midnight they end the day before.
    package init(today: CivilDate, isMidnight: Bool) {
        last = isMidnight ? today.adding(days: -1) : today
    }

    /// So many dates; fewer than 1 count as 1.
    package func dates(_ count: Int64) -> CivilRange {
        let length = max(count, 1)
        return CivilRange(from: last.adding(days: 1 - length), dayCount: length)
    }

    /// The date so many days ago, the one before a window of so many dates.
    package func date(daysAgo count: Int64) -> CivilDate { last.adding(days: -max(count, 0)) }
}
