/// The local dates on which a campaign is billed: those with an active moment.
///
/// Source: domain §11.2, §11.3.
package enum BillableDays {
    /// The billable dates within a range, ascending.
    ///
    /// A campaign that is active bills up to the date of the clock. The moment at which it became
    /// active counts even if it stopped at the same one, so that the answer does not depend on how
    /// often the clock ticks; the moment at which it stopped does not count. Dates that a change
    /// of offset repeats count once, dates that it leaves out never. Outside of the campaign's own
    /// dates nothing is billed.
    package static func dates(
        in range: CivilRange,
        campaign: CivilRange?,
        active: [ActiveInterval],
        zone: ZoneTable,
        clock: Instant
    ) -> [CivilDate] {
        guard let wanted = campaign.map({ range.shared(with: $0) }) ?? range else { return [] }
        // Local time goes back by less than two days at a change of offset, so that later moments
        // cannot have a wanted date.
        let first = zone.localMidnight(of: wanted.first)
        let last = zone.localMidnight(of: wanted.last.adding(days: 3))
        var found: Set<CivilDate> = []
        for interval in active {
            let end = interval.until.map { Instant(ms: $0.ms - 1) } ?? clock
            let from = max(interval.from, first)
            let to = min(max(end, interval.from), last)
            guard from <= to else { continue }
            for span in zone.spans(from: from, through: to) {
                guard let shared = span.shared(with: wanted) else { continue }
                for number in shared.first.dayNumber...shared.last.dayNumber {
                    found.insert(CivilDate(dayNumber: number))
                }
            }
        }
        return found.sorted()
    }
}

extension ZoneTable {
    /// The dates between two moments: one range for each offset in force between them.
    fileprivate func spans(from first: Instant, through last: Instant) -> [CivilRange] {
        let changes = entries.map { Instant(ms: $0.fromMs) }.filter { $0 > first && $0 <= last }
        let starts = [first] + changes
        let ends = changes.map { Instant(ms: $0.ms - 1) } + [last]
        return zip(starts, ends).compactMap { start, end in
            CivilRange(localDate(at: start), through: localDate(at: end))
        }
    }
}
