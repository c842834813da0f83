/// The offsets of a company's time zone, as a value of the log instead of a database of the host.
///
/// Rules C5 and C6: an entry holds from its moment to the next one; before the first entry the
/// offset is that of the first. Source: domain §1.2.
package struct ZoneTable: Hashable, Sendable {
    /// The offsets in ascending order of their moments, 1–400 of them.
    package let entries: [Entry]

    /// A table of entries that ascend strictly, each within 18 hours of Greenwich.
    package init(entries: [Entry]) throws(InvalidZoneTable) {
        guard !entries.isEmpty else { throw .empty }
        guard entries.count <= 400 else { throw .tooManyEntries }
        for (index, entry) in entries.enumerated() {
            if index > 0, entries[index - 1].fromMs >= entry.fromMs {
                throw .notAscending(index: index)
            }
            guard entry.offsetSeconds.magnitude <= Self.largestOffsetSeconds else {
                throw .offsetOutOfRange(index: index)
            }
        }
        self.entries = entries
    }

    /// Seconds east of Greenwich at a moment.
    package func offsetSeconds(at instant: Instant) -> Int64 {
        entries[index(at: instant.ms)].offsetSeconds
    }

    /// The local date at a moment.
    package func localDate(at instant: Instant) -> CivilDate {
        CivilDate(dayNumber: Instant.dayNumber(ofLocalMs: localMs(at: instant)))
    }

    /// The hour of the local clock at a moment, 0–23.
    package func localHour(at instant: Instant) -> Int64 {
        let local = localMs(at: instant)
        let day = Instant.dayNumber(ofLocalMs: local)
        return (local - day * Instant.millisecondsPerDay) / Instant.millisecondsPerHour
    }

    /// The minute of the local clock at a moment, 0–1439.
    package func localMinute(at instant: Instant) -> Int64 {
        let local = localMs(at: instant)
        let day = Instant.dayNumber(ofLocalMs: local)
        return (local - day * Instant.millisecondsPerDay) / Instant.millisecondsPerMinute
    }

    /// The first moment whose local date is the given one or a later one (rule C6).
    package func localMidnight(of date: CivilDate) -> Instant {
        localInstant(of: date, hour: 0)
    }

    /// The first moment at which the local clock shows an hour (0–23) of a date or anything later.
    ///
    /// An hour that a change of offset leaves out falls on the moment of the change; of an hour
    /// that comes twice it is the first.
    package func localInstant(of date: CivilDate, hour: Int64) -> Instant {
        localInstant(of: date, minute: hour * 60)
    }

    /// The first moment at which the local clock shows a minute (0–1439) of a date or anything
    /// later.
    ///
    /// A minute that a change of offset leaves out falls on the moment of the change; of one that
    /// comes twice it is the first.
    package func localInstant(of date: CivilDate, minute: Int64) -> Instant {
        let day = Arithmetic.saturatingProduct(date.dayNumber, Instant.millisecondsPerDay)
        let target = Arithmetic.saturatingSum(day, minute * Instant.millisecondsPerMinute)
        let slack = Self.largestOffsetSeconds * Instant.millisecondsPerSecond
        var index = index(at: Arithmetic.saturatingSum(target, -slack))
        while true {
            let offset = entries[index].offsetSeconds * Instant.millisecondsPerSecond
            let reached = Arithmetic.saturatingSum(target, -offset)
            let candidate = index == 0 ? reached : max(entries[index].fromMs, reached)
            if index + 1 == entries.count || candidate < entries[index + 1].fromMs {
                return Instant(ms: candidate)
            }
            index += 1
        }
    }

    /// The table after a list of newer entries, which may only touch what lies after the clock.
    ///
    /// The list takes the place of everything from its first entry on, so a tail extends or
    /// replaces and a whole table refreshes; whatever it says at or before the clock must be what
    /// the table says already (rule C5).
    package func updated(
        with newer: [Entry],
        clock: Instant
    ) throws(InvalidZoneTable) -> Self {
        guard let first = newer.first else { throw .empty }
        let kept = entries.prefix { $0.fromMs < first.fromMs }
        let table = try Self(entries: kept + newer)
        let past = entries.prefix { $0.fromMs <= clock.ms }
        guard table.entries.prefix(while: { $0.fromMs <= clock.ms }) == past,
            table.offsetSeconds(at: clock) == offsetSeconds(at: clock)
        else { throw .changesThePast }
        return table
    }

    private static let largestOffsetSeconds: Int64 = 18 * 3600

    private func localMs(at instant: Instant) -> Int64 {
        let offset = offsetSeconds(at: instant) * Instant.millisecondsPerSecond
        return Arithmetic.saturatingSum(instant.ms, offset)
    }

    /// The index of the last entry that begins at or before a moment, 0 before the first.
    private func index(at ms: Int64) -> Int {
        var low = 0
        var high = entries.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if entries[middle].fromMs <= ms { low = middle } else { high = middle }
        }
        return low
    }

    /// One offset and the moment from which it holds.
    package struct Entry: Hashable, Sendable {
        /// Milliseconds since 1970-01-01T00:00Z from which the offset holds.
        package let fromMs: Int64
        /// Seconds east of Greenwich, ±18 h at most.
        package let offsetSeconds: Int64

        /// An offset from a moment on; the table checks the ranges.
        package init(fromMs: Int64, offsetSeconds: Int64) {
            self.fromMs = fromMs
            self.offsetSeconds = offsetSeconds
        }
    }
}
