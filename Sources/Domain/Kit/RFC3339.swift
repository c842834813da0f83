/// RFC 3339 date-times in bytes: every form is read, one form is written.
enum RFC3339 {
    /// The length of the one form that is written, `YYYY-MM-DDThh:mm:ss.sssZ`.
    static let textLength = 24

    /// Reads any RFC 3339 date-time and cuts it to milliseconds; anything else is nil.
    static func instant(_ bytes: Span<UInt8>) -> Instant? {
        guard bytes.count >= 20, let date = date(bytes),
            bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"),
            let hour = DecimalText.number(bytes, from: 11, count: 2), hour <= 23,
            let minute = DecimalText.number(bytes, from: 14, count: 2), minute <= 59,
            let second = DecimalText.number(bytes, from: 17, count: 2), second <= 60
        else { return nil }
        var index = 19
        guard let fraction = fraction(bytes, at: &index),
            let offset = offsetMinutes(bytes, at: index)
        else { return nil }
        let minutes = date.dayNumber * 1440 + hour * 60 + minute - offset
        let seconds = minutes * 60 + min(second, 59)
        if second == 60, !mayLeap(afterSecond: seconds) { return nil }
        let instant = Instant(ms: seconds * Instant.millisecondsPerSecond + fraction)
        return instant >= .earliest && instant <= .latest ? instant : nil
    }

    /// Writes an instant to the first `textLength` bytes.
    static func write(_ instant: Instant, to bytes: UnsafeMutableBufferPointer<UInt8>) {
        let ms = min(max(instant, .earliest), .latest).ms
        let day = Instant.dayNumber(ofLocalMs: ms)
        let ofDay = ms - day * Instant.millisecondsPerDay
        DecimalText.write(CivilDate(dayNumber: day).parts, to: bytes)
        bytes[10] = UInt8(ascii: "T")
        DecimalText.pair(ofDay / Instant.millisecondsPerHour, to: bytes, at: 11)
        bytes[13] = UInt8(ascii: ":")
        DecimalText.pair(ofDay / Instant.millisecondsPerMinute % 60, to: bytes, at: 14)
        bytes[16] = UInt8(ascii: ":")
        DecimalText.pair(ofDay / Instant.millisecondsPerSecond % 60, to: bytes, at: 17)
        bytes[19] = UInt8(ascii: ".")
        DecimalText.pair(ofDay % 1000 / 10, to: bytes, at: 20)
        bytes[22] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: ofDay % 10)
        bytes[23] = UInt8(ascii: "Z")
    }

    private static func date(_ bytes: Span<UInt8>) -> CivilDate? {
        guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = DecimalText.number(bytes, from: 0, count: 4),
            let month = DecimalText.number(bytes, from: 5, count: 2),
            let day = DecimalText.number(bytes, from: 8, count: 2)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// Milliseconds of an optional fraction, cut, not rounded; nil if there is a dot alone.
    private static func fraction(_ bytes: Span<UInt8>, at index: inout Int) -> Int64? {
        guard index < bytes.count, bytes[index] == UInt8(ascii: ".") else { return 0 }
        index += 1
        var milliseconds: Int64 = 0
        var weight: Int64 = 100
        let start = index
        while index < bytes.count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            milliseconds += Int64(digit) * weight
            weight /= 10
            index += 1
        }
        return index > start ? milliseconds : nil
    }

    /// Minutes east of Greenwich, from `Z` or `±hh:mm` that must end the text.
    private static func offsetMinutes(_ bytes: Span<UInt8>, at index: Int) -> Int64? {
        guard index < bytes.count else { return nil }
        let sign = bytes[index]
        if sign | 0x20 == UInt8(ascii: "z") { return index + 1 == bytes.count ? 0 : nil }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            index + 6 == bytes.count, bytes[index + 3] == UInt8(ascii: ":"),
            let hours = DecimalText.number(bytes, from: index + 1, count: 2), hours <= 23,
            let minutes = DecimalText.number(bytes, from: index + 4, count: 2), minutes <= 59
        else { return nil }
        let total = hours * 60 + minutes
        return sign == UInt8(ascii: "-") ? -total : total
    }

    /// Whether a leap second may follow a second: only 23:59:59 UTC on the last day of a month.
    private static func mayLeap(afterSecond second: Int64) -> Bool {
        let next = Instant(ms: (second + 1) * Instant.millisecondsPerSecond)
        return next.ms % Instant.millisecondsPerDay == 0 && next.utcDate.day == 1
    }
}
