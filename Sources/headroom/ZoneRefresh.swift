import Domain
import Engine

/// What of a company's table of offsets must be said anew, so that it follows a zone.
///
/// Only what lies after the clock of the log may change (domain §1.2 C5), and that clock moves on
/// while a command is on its way: nothing is changed before the next full hour that is at least a
/// quarter of an hour away.
struct ZoneRefresh {
    /// The moment from which the table follows the zone.
    let start: Instant
    /// The new entries, all after the clock; empty when the table says all of it already.
    let entries: [ZoneTable.Entry]

    /// Compares a zone, as it is known now, with a company's table, if that is known.
    ///
    /// Throws a sentence for a name that is no zone.
    init(to zone: String, from known: ZoneTable?, clock: Instant) throws {
        let now = max(WallClock.nowMs(), clock.ms)
        let hour = Instant.millisecondsPerHour
        start = Instant(ms: (now + hour / 4 + hour - 1) / hour * hour)
        guard let resolved = ZoneResolver.table(zone, around: Instant(ms: now)) else {
            throw ZoneResolver.unknown(zone)
        }
        let offset = try ZoneTable(entries: resolved).offsetSeconds(at: start)
        let begin = start.ms
        let tail = resolved.filter { $0.fromMs > begin }
        let whole = [ZoneTable.Entry(fromMs: begin, offsetSeconds: offset)] + tail
        guard let known, known.offsetSeconds(at: start) == offset else {
            entries = whole
            return
        }
        let before = known.entries.filter { $0.fromMs > begin }
        let end = tail.first?.fromMs ?? Int64.max
        if before == tail {
            entries = []
        } else {
            // A new list only takes the place of what follows its first entry.
            entries = before.contains { $0.fromMs < end } ? whole : tail
        }
    }
}
