import Contracts
import Domain
import Foundation

/// Resolves an IANA zone into the table of offsets that a company is registered with.
///
/// The core reads no time-zone database (domain §1.2 C5): the zone is looked up once, where the
/// command enters, and the result is part of the log. Source of the zones: the system's tz
/// database through Foundation.
enum ZoneResolver {
    /// The offsets from the year before `instant` to the fifteenth year after it.
    ///
    /// Returns nil for a name that is no IANA zone.
    static func table(_ name: String, around instant: Instant) -> [ZoneTable.Entry]? {
        guard let zone = TimeZone(identifier: name) else { return nil }
        let year = instant.utcDate.year
        guard let first = CivilDate(year: year - 1, month: 1, day: 1),
            let last = CivilDate(year: year + 16, month: 1, day: 1)
        else { return nil }
        let start = first.dayNumber * Instant.millisecondsPerDay
        let end = last.dayNumber * Instant.millisecondsPerDay
        var entries = [entry(zone, at: start)]
        var cursor = Date(timeIntervalSince1970: TimeInterval(start / 1000))
        while let next = zone.nextDaylightSavingTimeTransition(after: cursor) {
            let ms = Int64(next.timeIntervalSince1970.rounded()) * 1000
            guard ms < end else { break }
            let entry = entry(zone, at: ms)
            if entry.offsetSeconds != entries.last?.offsetSeconds { entries.append(entry) }
            cursor = next.addingTimeInterval(1)
        }
        return entries
    }

    /// The offsets as commands carry them.
    static func json(_ entries: [ZoneTable.Entry]) -> JSON {
        .array(
            entries.map {
                .object(["fromMs": .int($0.fromMs), "offsetSeconds": .int($0.offsetSeconds)])
            }
        )
    }

    /// What is said of a name that is no zone.
    static func unknown(_ name: String) -> CommandFault {
        CommandFault(.usage, "--time-zone: \(name) is no IANA zone such as Europe/Oslo")
    }

    private static func entry(_ zone: TimeZone, at ms: Int64) -> ZoneTable.Entry {
        let date = Date(timeIntervalSince1970: TimeInterval(ms / 1000))
        return ZoneTable.Entry(fromMs: ms, offsetSeconds: Int64(zone.secondsFromGMT(for: date)))
    }
}
