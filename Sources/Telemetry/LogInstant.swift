import Glibc

/// A moment of the wall clock, for log lines only; nothing is decided by it.
package struct LogInstant: Sendable, Hashable {
    /// Milliseconds since 1970-01-01T00:00:00Z; may be negative.
    package let milliseconds: Int64

    /// Makes a moment from its milliseconds since 1970.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The moment now.
    package static func now() -> LogInstant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return LogInstant(
            milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec / 1_000_000)
        )
    }

    /// The moment in RFC 3339, in UTC, with milliseconds.
    package var text: String {
        let (days, rest) = milliseconds.dividedDown(by: 86_400_000)
        let (year, month, day) = Self.date(days)
        let time = [(rest / 3_600_000, 2), (rest / 60_000 % 60, 2), (rest / 1_000 % 60, 2)]
            .map { padded($0.0, $0.1) }.joined(separator: ":")
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(time)"
            + ".\(padded(rest % 1_000, 3))Z"
    }

    /// The date of a day counted from 1970-01-01.
    ///
    /// Years are counted from March here, which puts the leap day at their end; 400 years have
    /// 146 097 days, and 5 months from March have 153.
    private static func date(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = (day + 719_468).dividedDown(by: 146_097)
        let leapDays = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapDays) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
    }

    private func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Int64 {
    /// The quotient rounded down and the remainder that is never negative.
    fileprivate func dividedDown(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
