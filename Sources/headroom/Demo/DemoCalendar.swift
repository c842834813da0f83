import Domain

/// Moves the days of the tables to where the demo is wanted.
///
/// The tables tell of August 2025 to 15 April 2026. Moved by whole weeks, so that weekdays stay
/// what they are, the same story ends today. Months do not move that evenly: amounts of a month
/// are those of domain §24 only where nothing is moved.
struct DemoCalendar: Sendable, Hashable {
    /// When the story begins: the first tick.
    static let beginning = DemoDay("2025-08-18").at(8)
    /// When the story ends: the last tick, the clock of domain §24.
    static let end = DemoDay("2026-04-15").at(10)

    /// Days that everything is moved by, a multiple of 7.
    let shiftDays: Int64

    /// The days as they are in the tables.
    static let exact = DemoCalendar(shiftDays: 0)

    /// Ends within the week before a moment.
    static func ending(before now: Instant) -> DemoCalendar {
        let weekMs = 7 * Instant.millisecondsPerDay
        let distance = now.ms - end.ms
        let weeks = distance >= 0 ? distance / weekMs : -((weekMs - 1 - distance) / weekMs)
        return DemoCalendar(shiftDays: weeks * 7)
    }

    /// The calendar of a log that begins with a tick at a moment; nil when no demo begins there.
    static func beginning(at first: Instant) -> DemoCalendar? {
        let weekMs = 7 * Instant.millisecondsPerDay
        let distance = first.ms - beginning.ms
        guard distance % weekMs == 0 else { return nil }
        return DemoCalendar(shiftDays: distance / weekMs * 7)
    }

    /// A day as people and messages write it, moved.
    func iso(_ day: DemoDay) -> String { day.date.adding(days: shiftDays).iso }

    /// A moment of the tables, moved.
    func instant(_ moment: Instant) -> Instant { moment.adding(days: shiftDays) }

    /// The last tick, moved.
    var lastTick: Instant { instant(Self.end) }
}
