/// The hours of a company's nights in which people are told of what is critical only.
///
/// They start on each of their days at one minute of the local clock and end at another one, on the
/// next day when that is the earlier one. A minute that a change of offset leaves out falls on the
/// change; of one that comes twice the first counts. Source: the article on alerts.
package struct QuietHours: Hashable, Sendable {
    /// The minute of the local day at which they start, 0–1439.
    package let fromMinute: Int64
    /// The minute of the local day at which they are over, 0–1439, another one than the first.
    package let toMinute: Int64
    /// The weekdays on which they start: Monday is 1, Sunday 7.
    package let days: Set<Int64>

    /// Quiet hours; nil when a minute or day does not exist, both minutes are the same, or there is
    /// no day.
    package init?(fromMinute: Int64, toMinute: Int64, days: Set<Int64> = Self.everyDay) {
        let minutes: ClosedRange<Int64> = 0...1439
        guard minutes.contains(fromMinute), minutes.contains(toMinute), fromMinute != toMinute,
            !days.isEmpty, days.isSubset(of: Self.everyDay)
        else { return nil }
        self.fromMinute = fromMinute
        self.toMinute = toMinute
        self.days = days
    }

    /// Monday to Sunday.
    package static let everyDay: Set<Int64> = [1, 2, 3, 4, 5, 6, 7]

    /// The end of the quiet hours that a moment lies in; nil when it lies in none.
    ///
    /// The end itself is not quiet, unless the next ones start with it.
    package func end(at moment: Instant, in zone: ZoneTable) -> Instant? {
        let today = zone.localDate(at: moment)
        // Where a change of offset brings an evening twice, tomorrow's may have started already.
        let distances: [Int64] = [-1, 0, 1]
        let ends = distances.compactMap { distance -> Instant? in
            let day = today.adding(days: distance)
            guard days.contains(day.isoWeekday) else { return nil }
            let last = fromMinute < toMinute ? day : day.adding(days: 1)
            let end = zone.localInstant(of: last, minute: toMinute)
            let isInside = zone.localInstant(of: day, minute: fromMinute) <= moment && moment < end
            return isInside ? end : nil
        }
        return ends.max()
    }
}
