/// A moment: whole milliseconds since 1970-01-01T00:00Z.
///
/// Leap seconds do not exist.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00Z.
    package var ms: Int64

    /// The moment so many milliseconds after 1970-01-01T00:00Z.
    package init(ms: Int64) {
        self.ms = ms
    }

    /// Reads any RFC 3339 date-time and cuts it to milliseconds; anything else is nil.
    ///
    /// `T` and `Z` may be lower case, the fraction may have any length, the offset any sign. Only
    /// days that exist are taken, in the years 0001–9999, also after the offset is applied. A leap
    /// second (23:59:60 UTC at the end of a month) repeats the second before it.
    package init?(rfc3339 text: String) {
        self.init(rfc3339: text.utf8.span)
    }

    /// Reads any RFC 3339 date-time from UTF-8 bytes, as from a string.
    package init?(rfc3339 bytes: Span<UInt8>) {
        guard let instant = RFC3339.instant(bytes) else { return nil }
        self = instant
    }

    /// The moment as `YYYY-MM-DDThh:mm:ss.sssZ`.
    ///
    /// Outside the years 1–9999 it is the text of the nearest moment that has one.
    package var rfc3339: String {
        String(unsafeUninitializedCapacity: RFC3339.textLength) { bytes in
            RFC3339.write(self, to: bytes)
            return RFC3339.textLength
        }
    }

    /// Appends the 24 bytes of `rfc3339`.
    package func appendRFC3339(to output: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: RFC3339.textLength) { bytes in
            RFC3339.write(self, to: bytes)
            output.append(contentsOf: bytes)
        }
    }

    /// Milliseconds of a second.
    package static let millisecondsPerSecond: Int64 = 1000
    /// Milliseconds of a minute.
    package static let millisecondsPerMinute: Int64 = 60_000
    /// Milliseconds of an hour.
    package static let millisecondsPerHour: Int64 = 3_600_000
    /// Milliseconds of 24 hours; a local day may be longer or shorter.
    package static let millisecondsPerDay: Int64 = 86_400_000

    /// 0001-01-01T00:00:00.000Z, the first moment that has a text.
    package static let earliest = Self(ms: -62_135_596_800_000)
    /// 9999-12-31T23:59:59.999Z, the last moment that has a text.
    package static let latest = Self(ms: 253_402_300_799_999)

    /// The earlier moment comes first.
    package static func < (first: Self, second: Self) -> Bool { first.ms < second.ms }

    /// The moment so much later; beyond the range it stays at the end of the range.
    package func adding(milliseconds: Int64) -> Self {
        Self(ms: Arithmetic.saturatingSum(ms, milliseconds))
    }

    /// The moment so much later; beyond the range it stays at the end of the range.
    package func adding(minutes: Int64) -> Self {
        adding(milliseconds: Arithmetic.saturatingProduct(minutes, Self.millisecondsPerMinute))
    }

    /// The moment so much later; beyond the range it stays at the end of the range.
    package func adding(hours: Int64) -> Self {
        adding(milliseconds: Arithmetic.saturatingProduct(hours, Self.millisecondsPerHour))
    }

    /// The moment so many times 24 hours later; beyond the range it stays at the end of the range.
    package func adding(days: Int64) -> Self {
        adding(milliseconds: Arithmetic.saturatingProduct(days, Self.millisecondsPerDay))
    }

    /// Milliseconds from another moment to this one, negative when this one is earlier.
    package func milliseconds(since other: Self) -> Int64 {
        let (difference, overflow) = ms.subtractingReportingOverflow(other.ms)
        guard overflow else { return difference }
        return ms < other.ms ? .min : .max
    }

    /// The date in Greenwich; a price book knows no other zone.
    package var utcDate: CivilDate {
        CivilDate(dayNumber: Self.dayNumber(ofLocalMs: ms))
    }

    /// The day number of local milliseconds; floors, so it is right before 1970 too.
    static func dayNumber(ofLocalMs local: Int64) -> Int64 {
        let day = local / millisecondsPerDay
        return local % millisecondsPerDay < 0 ? day - 1 : day
    }
}
