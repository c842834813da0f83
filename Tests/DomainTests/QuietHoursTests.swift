import Domain
import Testing

@Suite("Quiet hours, and when digests are due")
struct QuietHoursTests {
    /// Oslo around 2026, as the domain gives it.
    private let oslo: ZoneTable
    private let night: QuietHours

    init() throws {
        oslo = try ZoneTable(entries: [
            ZoneTable.Entry(fromMs: 0, offsetSeconds: 3600),
            ZoneTable.Entry(fromMs: 1_774_746_000_000, offsetSeconds: 7200),
            ZoneTable.Entry(fromMs: 1_792_890_000_000, offsetSeconds: 3600),
        ])
        night = try #require(QuietHours(fromMinute: 22 * 60, toMinute: 7 * 60))
    }

    private func at(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    @Test(arguments: [
        ("2026-04-15T21:59:59+02:00", nil), ("2026-04-15T22:00:00+02:00", "2026-04-16T05:00:00Z"),
        ("2026-04-16T00:30:00+02:00", "2026-04-16T05:00:00Z"),
        ("2026-04-16T06:59:59.999+02:00", "2026-04-16T05:00:00Z"),
        ("2026-04-16T07:00:00+02:00", nil), ("2026-04-16T12:00:00+02:00", nil),
    ])
    func `a night lasts over midnight, and its end is not quiet`(
        moment: String,
        end: String?
    ) throws {
        #expect(night.end(at: try at(moment), in: oslo) == end.flatMap(Instant.init(rfc3339:)))
    }

    @Test func `the night of the change to summer time is an hour shorter`() throws {
        let start = try at("2026-03-28T22:00:00+01:00")
        let end = try #require(night.end(at: start, in: oslo))
        #expect(end == (try at("2026-03-29T07:00:00+02:00")))
        #expect(end.milliseconds(since: start) == 8 * Instant.millisecondsPerHour)
    }

    @Test func `the night of the change to winter time is an hour longer`() throws {
        let start = try at("2026-10-24T22:00:00+02:00")
        let end = try #require(night.end(at: start, in: oslo))
        #expect(end == (try at("2026-10-25T07:00:00+01:00")))
        #expect(end.milliseconds(since: start) == 10 * Instant.millisecondsPerHour)
    }

    @Test func `an hour that is left out or comes twice begins once`() throws {
        let hour = try #require(QuietHours(fromMinute: 150, toMinute: 240))
        // 02:30 does not exist on 29 March: the hours begin with the change, at 03:00.
        #expect(hour.end(at: try at("2026-03-29T00:59:59Z"), in: oslo) == nil)
        #expect(
            hour.end(at: try at("2026-03-29T01:00:00Z"), in: oslo)
                == (try at("2026-03-29T02:00:00Z"))
        )
        // 02:30 comes twice on 25 October: the first one begins them.
        #expect(hour.end(at: try at("2026-10-25T00:29:59Z"), in: oslo) == nil)
        #expect(
            hour.end(at: try at("2026-10-25T00:30:00Z"), in: oslo)
                == (try at("2026-10-25T03:00:00Z"))
        )
    }

    @Test func `a night belongs to the day on which it starts`() throws {
        // Friday night only; 17 April 2026 is a Friday.
        let friday = try #require(QuietHours(fromMinute: 1320, toMinute: 420, days: [5]))
        #expect(friday.end(at: try at("2026-04-17T06:00:00+02:00"), in: oslo) == nil)
        #expect(friday.end(at: try at("2026-04-17T23:00:00+02:00"), in: oslo) != nil)
        #expect(friday.end(at: try at("2026-04-18T06:00:00+02:00"), in: oslo) != nil)
        #expect(friday.end(at: try at("2026-04-18T23:00:00+02:00"), in: oslo) == nil)
    }

    @Test func `hours by day end on the same day`() throws {
        let lunch = try #require(QuietHours(fromMinute: 720, toMinute: 780))
        #expect(
            lunch.end(at: try at("2026-04-17T12:30:00+02:00"), in: oslo)
                == (try at("2026-04-17T13:00:00+02:00"))
        )
    }

    @Test func `hours without a length or a day are none`() {
        #expect(QuietHours(fromMinute: 60, toMinute: 60) == nil)
        #expect(QuietHours(fromMinute: 1440, toMinute: 60) == nil)
        #expect(QuietHours(fromMinute: 0, toMinute: 60, days: []) == nil)
        #expect(QuietHours(fromMinute: 0, toMinute: 60, days: [8]) == nil)
    }

    @Test(arguments: [
        (8, "2026-04-15T07:59:59.999+02:00", "2026-04-15T06:00:00Z"),
        (8, "2026-04-15T08:00:00+02:00", "2026-04-16T06:00:00Z"),
        (8, "2026-03-28T08:00:00+01:00", "2026-03-29T06:00:00Z"),
        (2, "2026-03-28T02:00:00+01:00", "2026-03-29T01:00:00Z"),
        (2, "2026-10-24T02:00:00+02:00", "2026-10-25T00:00:00Z"),
        (2, "2026-10-25T00:00:00Z", "2026-10-26T01:00:00Z"),
    ])
    func `a digest is due once on every local date`(
        hour: Int64,
        after: String,
        due: String
    ) throws {
        let rule = AlertDigestRule(audience: .sales, hour: hour)
        #expect(rule.next(after: try at(after), in: oslo) == (try at(due)))
    }
}
