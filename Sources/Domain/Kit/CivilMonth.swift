/// A month of the Gregorian calendar, without a zone.
package struct CivilMonth: Hashable, Comparable, Sendable {
    /// The year, 1–9999 for every month with a text.
    package let year: Int64
    /// The month of the year, 1–12.
    package let month: Int64

    /// The month of a year, or nil outside 1–12 and the years 1–9999.
    package init?(year: Int64, month: Int64) {
        guard year >= 1, year <= 9999, month >= 1, month <= 12 else { return nil }
        self.init(validYear: year, month: month)
    }

    /// Reads `YYYY-MM`, years 0001–9999; anything else is nil.
    package init?(iso: String) {
        let bytes = iso.utf8.span
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"),
            let year = DecimalText.number(bytes, from: 0, count: 4),
            let month = DecimalText.number(bytes, from: 5, count: 2)
        else { return nil }
        self.init(year: year, month: month)
    }

    init(validYear year: Int64, month: Int64) {
        self.year = year
        self.month = month
    }

    /// `YYYY-MM`; outside the years 1–9999 the nearest month that has a text.
    package var iso: String { String(firstDay.iso.prefix(7)) }

    /// Days of the month, 28–31; the D of every proration.
    package var dayCount: Int64 { next.firstDay.dayNumber - firstDay.dayNumber }

    /// The first day.
    package var firstDay: CivilDate {
        CivilDate(dayNumber: Self.dayNumber(ofFirstIn: year, month))
    }

    /// The last day.
    package var lastDay: CivilDate { next.firstDay.adding(days: -1) }

    /// The month after this one.
    package var next: Self { adding(months: 1) }

    /// The month before this one.
    package var previous: Self { adding(months: -1) }

    /// The month so many months later, earlier when negative.
    package func adding(months: Int64) -> Self {
        let index = Arithmetic.saturatingSum(year * 12 + month - 1, months)
        let year = index >= 0 ? index / 12 : (index - 11) / 12
        return Self(validYear: year, month: index - year * 12 + 1)
    }

    /// Months from another month to this one, negative when this one is earlier.
    package func months(since other: Self) -> Int64 {
        (year - other.year) * 12 + month - other.month
    }

    /// The earlier month comes first.
    package static func < (first: Self, second: Self) -> Bool {
        (first.year, first.month) < (second.year, second.month)
    }

    /// Moves whole 400-year cycles out of the way, so that years below 1 work like the others.
    private static func dayNumber(ofFirstIn year: Int64, _ month: Int64) -> Int64 {
        if year >= 1, year <= 9999 {
            return CivilDate(validYear: year, month: month, day: 1).dayNumber
        }
        let bounded = min(max(year, -2_000_000_000), 2_000_000_000)
        let cycles = (bounded >= 1 ? bounded - 1 : bounded - 400) / 400
        let inside = CivilDate(validYear: bounded - cycles * 400, month: month, day: 1)
        return inside.dayNumber + cycles * 146_097
    }
}
