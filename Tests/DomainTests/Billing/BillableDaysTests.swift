import Domain
import Testing

@Suite("Billable days")
struct BillableDaysTests {
    private let oslo: ZoneTable

    init() throws {
        oslo = try ZoneTable(entries: [
            ZoneTable.Entry(fromMs: 1_761_440_400_000, offsetSeconds: 3600),
            ZoneTable.Entry(fromMs: 1_774_746_000_000, offsetSeconds: 7200),
            ZoneTable.Entry(fromMs: 1_792_890_000_000, offsetSeconds: 3600),
        ])
    }

    @Test func `a start in the middle of March leaves 22 days, short ones included`() throws {
        let days = try dates("2026-03-01", "2026-03-31", [("2026-03-09T23:00:00Z", nil)])
        #expect(days.count == 22)
        #expect(days.first?.iso == "2026-03-10" && days.last?.iso == "2026-03-31")
    }

    @Test func `an active campaign bills up to the date of the clock`() throws {
        let days = try dates(
            "2026-04-01",
            "2026-04-30",
            [("2026-01-11T23:00:00Z", nil)],
            clock: "2026-04-15T10:00:00Z"
        )
        #expect(days.count == 15)
    }

    @Test func `a fully paused day is not billable, one that is paused in part is`() throws {
        let days = try dates(
            "2026-03-01",
            "2026-03-31",
            [
                ("2026-03-01T10:00:00Z", "2026-03-10T08:00:00Z"),
                ("2026-03-12T21:59:00Z", "2026-03-13T23:00:00Z"),
            ]
        )
        let expected = (1...10).map { $0 } + [12, 13]
        #expect(days.map(\.day) == expected.map(Int64.init))
    }

    @Test func `a moment of being active makes its day billable`() throws {
        let moment = "2026-03-05T12:00:00Z"
        #expect(try dates("2026-03-01", "2026-03-31", [(moment, moment)]).map(\.day) == [5])
    }

    @Test func `completion at local midnight ends with the day before`() throws {
        let days = try dates(
            "2026-06-01",
            "2026-07-31",
            [("2026-01-11T23:00:00Z", "2026-06-30T22:00:00Z")],
            clock: "2026-08-01T00:00:00Z"
        )
        #expect(days.count == 30 && days.last?.iso == "2026-06-30")
    }

    @Test func `days outside of the campaign's dates are not billable`() throws {
        let range = try Given.range("2026-03-05", "2026-03-08")
        let days = try dates("2026-03-01", "2026-03-31", [("2026-01-01T00:00:00Z", nil)], range)
        #expect(days.map(\.day) == [5, 6, 7, 8])
        let later = try Given.range("2026-05-01", "2026-05-31")
        #expect(
            try dates("2026-03-01", "2026-03-31", [("2026-01-01T00:00:00Z", nil)], later).isEmpty
        )
    }

    @Test func `a date that the zone repeats counts once and one that it leaves out never`() throws
    {
        // Local time goes back by a day at 30 March 12:00, and skips 2 April whole.
        let odd = try ZoneTable(entries: [
            ZoneTable.Entry(fromMs: 0, offsetSeconds: 12 * 3600),
            ZoneTable.Entry(
                fromMs: try Given.instant("2026-03-30T12:30:00Z").ms,
                offsetSeconds: -12 * 3600
            ),
            ZoneTable.Entry(
                fromMs: try Given.instant("2026-04-02T12:00:00Z").ms,
                offsetSeconds: 12 * 3600
            ),
        ])
        let days = BillableDays.dates(
            in: try Given.range("2026-03-29", "2026-04-05"),
            campaign: nil,
            active: [
                ActiveInterval(from: try Given.instant("2026-03-30T12:10:00Z"), until: nil)
            ],
            zone: odd,
            clock: try Given.instant("2026-04-03T13:00:00Z")
        )
        #expect(
            days.map(\.iso) == [
                "2026-03-30", "2026-03-31", "2026-04-01", "2026-04-03", "2026-04-04",
            ]
        )
    }

    @Test func `peaks are carried over days without a change`() throws {
        let peaks = VolunteerPeaks([
            try RatingBench.volunteers("2026-03-20", peak: 22),
            try RatingBench.volunteers("2026-02-10", peak: 25, closing: 18),
            try RatingBench.volunteers("2026-03-22", peak: 20, closing: 7),
        ])
        let dates = [
            "2026-02-09", "2026-02-10", "2026-03-19", "2026-03-20", "2026-03-21", "2026-03-22",
            "2026-03-23",
        ]
        #expect(try dates.map { peaks.peak(on: try Given.day($0)) } == [0, 25, 18, 22, 22, 22, 7])
    }

    private func dates(
        _ first: String,
        _ last: String,
        _ active: [(String, String?)],
        _ campaign: CivilRange? = nil,
        clock: String = "2026-04-03T10:00:00Z"
    ) throws -> [CivilDate] {
        BillableDays.dates(
            in: try Given.range(first, last),
            campaign: campaign,
            active: try active.map { from, until in
                ActiveInterval(
                    from: try Given.instant(from),
                    until: try until.map(Given.instant)
                )
            },
            zone: oslo,
            clock: try Given.instant(clock)
        )
    }
}
