import Domain

/// A day of the demo data as it is written in its tables: `"2026-01-12"`.
struct DemoDay: Sendable, Hashable, Comparable, ExpressibleByStringLiteral {
    /// The date in the calendar of the tables.
    let date: CivilDate

    /// Takes a date of the tables.
    init(_ date: CivilDate) {
        self.date = date
    }

    /// Reads a day of a table; one that is none is a mistake in the table.
    init(stringLiteral text: String) {
        guard let date = CivilDate(iso: text) else {
            preconditionFailure("\(text) in a table of the demo data is no day")
        }
        self.date = date
    }

    /// The moment of this day at an hour and minute of Greenwich.
    func at(_ hour: Int64, _ minute: Int64 = 0) -> Instant {
        Instant(ms: date.dayNumber * Instant.millisecondsPerDay)
            .adding(minutes: hour * 60 + minute)
    }

    /// The working days from this one to another, both included.
    func workingDays(through last: DemoDay) -> [DemoDay] {
        guard self <= last else { return [] }
        return (date.dayNumber...last.date.dayNumber)
            .map { DemoDay(CivilDate(dayNumber: $0)) }
            .filter { $0.date.isoWeekday <= 5 }
    }

    /// The earlier day comes first.
    static func < (first: DemoDay, second: DemoDay) -> Bool { first.date < second.date }
}
