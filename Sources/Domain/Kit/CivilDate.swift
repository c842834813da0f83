/// A date of the proleptic Gregorian calendar, without a zone.
package struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before it.
    package let dayNumber: Int64

    /// The date so many days after 1970-01-01; total, beyond ±2·10¹¹ days it stays there.
    package init(dayNumber: Int64) {
        self.dayNumber = min(max(dayNumber, -Self.farthestDay), Self.farthestDay)
    }

    /// The date of a year, month and day, or nil if the calendar has no such day.
    ///
    /// Years 1–9999.
    package init?(year: Int64, month: Int64, day: Int64) {
        guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1,
            day <= Self.dayCount(ofMonth: month, year: year)
        else { return nil }
        self.init(validYear: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD`, years 0001–9999 and only days that exist; anything else is nil.
    package init?(iso: String) {
        let bytes = iso.utf8.span
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = DecimalText.number(bytes, from: 0, count: 4),
            let month = DecimalText.number(bytes, from: 5, count: 2),
            let day = DecimalText.number(bytes, from: 8, count: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    init(validYear year: Int64, month: Int64, day: Int64) {
        let before = year - 1
        let leapDays = before / 4 - before / 100 + before / 400
        let ofYear = Self.daysBefore(month: month, isLeap: Self.isLeap(year)) + day - 1
        dayNumber = before * 365 + leapDays + ofYear - Self.daysBefore1970
    }

    /// The year, 1–9999 for every date with a text.
    package var year: Int64 { parts.year }

    /// The month of the year, 1–12.
    package var monthOfYear: Int64 { parts.month }

    /// The day of the month, 1–31.
    package var day: Int64 { parts.day }

    /// The month this date lies in.
    package var month: CivilMonth {
        let parts = parts
        return CivilMonth(validYear: parts.year, month: parts.month)
    }

    /// `YYYY-MM-DD`; outside the years 1–9999 the nearest date that has a text.
    package var iso: String {
        let shown = min(max(dayNumber, Self.firstWithText), Self.lastWithText)
        let parts = Self(dayNumber: shown).parts
        return String(unsafeUninitializedCapacity: 10) { bytes in
            DecimalText.write(parts, to: bytes)
            return 10
        }
    }

    /// The weekday: Monday is 1, Sunday 7.
    package var isoWeekday: Int64 {
        let sinceMonday = (dayNumber + 3) % 7
        return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
    }

    /// The Monday of this date's ISO week.
    package var monday: Self { adding(days: 1 - isoWeekday) }

    /// The quarter as `YYYY-Qn`.
    package var quarter: String {
        String(iso.prefix(4)) + "-Q" + String((monthOfYear - 1) / 3 + 1)
    }

    /// The date so many days later.
    package func adding(days: Int64) -> Self {
        Self(dayNumber: Arithmetic.saturatingSum(dayNumber, days))
    }

    /// The same day so many months later, cut to the length of that month.
    package func adding(months: Int64) -> Self {
        let target = month.adding(months: months)
        return target.firstDay.adding(days: min(day, target.dayCount) - 1)
    }

    /// Days from another date to this one, negative when this one is earlier.
    package func days(since other: Self) -> Int64 { dayNumber - other.dayNumber }

    /// The earlier date comes first.
    package static func < (first: Self, second: Self) -> Bool {
        first.dayNumber < second.dayNumber
    }

    /// Whether the year has a 29 February.
    static func isLeap(_ year: Int64) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    static func dayCount(ofMonth month: Int64, year: Int64) -> Int64 {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Year, month and day, by cutting off 400, 100, 4 years and 1 year in turn.
    var parts: (year: Int64, month: Int64, day: Int64) {
        let days = dayNumber + Self.daysBefore1970
        let cycle = days >= 0 ? days / 146_097 : (days - 146_096) / 146_097
        var rest = days - cycle * 146_097
        let century = min(rest / 36_524, 3)
        rest -= century * 36_524
        let olympiad = rest / 1461
        rest -= olympiad * 1461
        let single = min(rest / 365, 3)
        rest -= single * 365
        let year = cycle * 400 + century * 100 + olympiad * 4 + single + 1
        let isLeap = Self.isLeap(year)
        var month = rest / 32 + 1
        if month < 12, rest >= Self.daysBefore(month: month + 1, isLeap: isLeap) { month += 1 }
        return (year, month, rest - Self.daysBefore(month: month, isLeap: isLeap) + 1)
    }

    /// Days of the year before a month: 367/12 per month, less the days February lacks.
    private static func daysBefore(month: Int64, isLeap: Bool) -> Int64 {
        let full = (367 * month - 362) / 12
        return month <= 2 ? full : full - (isLeap ? 1 : 2)
    }

    private static let daysBefore1970: Int64 = 719_162
    private static let farthestDay: Int64 = 200_000_000_000
    private static let firstWithText: Int64 = -719_162
    private static let lastWithText: Int64 = 2_932_896
}
