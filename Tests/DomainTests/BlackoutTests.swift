import Domain
import Testing

@Suite("Blackouts")
struct BlackoutTests {
    private let zone: ZoneTable

    init() throws {
        zone = try ZoneTable(entries: ZoneTableTests.central)
    }

    private func midnight(_ date: String) throws -> Instant {
        zone.localMidnight(of: try Given.day(date))
    }

    private func calendar(_ ranges: [(String, String)]) throws -> BlackoutCalendar {
        BlackoutCalendar(
            try ranges.enumerated().map { index, range in
                Blackout(
                    id: "blk-\(index)",
                    dates: try Given.range(range.0, range.1),
                    scope: .all
                )
            }
        )
    }

    private func deferred(
        _ date: String,
        _ ranges: [(String, String)],
        to target: CampaignStatus = .active
    ) throws -> Instant {
        try calendar(ranges).deferring(
            try midnight(date),
            to: target,
            campaign: "c",
            in: zone
        )
    }

    @Test func `a start inside a blackout waits for the day after it`() throws {
        let found = try deferred("2026-12-28", [("2026-12-20", "2027-01-03")])
        #expect(found == (try midnight("2027-01-04")))
    }

    @Test func `both ends of a blackout belong to it`() throws {
        let range = [("2026-12-20", "2027-01-03")]
        #expect(try deferred("2026-12-19", range) == midnight("2026-12-19"))
        #expect(try deferred("2026-12-20", range) == midnight("2027-01-04"))
        #expect(try deferred("2027-01-03", range) == midnight("2027-01-04"))
        #expect(try deferred("2027-01-04", range) == midnight("2027-01-04"))
    }

    @Test func `overlapping and adjacent blackouts hold back like one`() throws {
        let ranges = [
            ("2026-06-10", "2026-06-20"), ("2026-06-01", "2026-06-12"),
            ("2026-06-21", "2026-06-30"), ("2026-07-02", "2026-07-03"),
        ]
        #expect(try deferred("2026-06-05", ranges) == midnight("2026-07-01"))
        #expect(try deferred("2026-07-02", ranges) == midnight("2026-07-04"))
    }

    @Test(arguments: CampaignStatus.allCases)
    func `only opening and starting are held back`(_ target: CampaignStatus) throws {
        let found = try deferred("2026-12-28", [("2026-12-20", "2027-01-03")], to: target)
        let isHeld = target == .recruiting || target == .active
        #expect(found == (try midnight(isHeld ? "2027-01-04" : "2026-12-28")))
    }

    @Test func `a blackout of some campaigns leaves the others alone`() throws {
        let blackout = Blackout(
            id: "blk",
            dates: try Given.range("2026-06-01", "2026-06-30"),
            scope: .campaigns(["a"])
        )
        let calendar = BlackoutCalendar([blackout])
        let day = try Given.day("2026-06-10")
        #expect(calendar.covers(day, campaign: "a"))
        #expect(!calendar.covers(day, campaign: "b"))
        #expect(calendar.firstFree(from: day, campaign: "b") == day)
    }

    @Test func `what is overdue when a blackout goes happens in no other blackout`() throws {
        let clock = try Given.instant("2026-06-20T10:00:00Z")
        let due = try midnight("2026-06-05")
        func found(_ calendar: BlackoutCalendar) -> Instant {
            calendar.dueAt(due, to: .active, campaign: "c", in: zone, clock: clock)
        }
        #expect(found(BlackoutCalendar()) == due)
        let other = try calendar([("2026-06-18", "2026-06-25")])
        #expect(found(other) == (try midnight("2026-06-26")))
    }

    @Test func `where the last evening comes twice a move is not held back into the past`() throws {
        // At 00:30 of the second day the clock goes back to 23:30 of the first.
        let change = Instant(ms: Instant.millisecondsPerDay + 30 * Instant.millisecondsPerMinute)
        let zone = try ZoneTable(entries: [
            ZoneTable.Entry(fromMs: 0, offsetSeconds: 0),
            ZoneTable.Entry(fromMs: change.ms, offsetSeconds: -3600),
        ])
        let today = CivilDate(dayNumber: 0)
        let calendar = BlackoutCalendar([
            Blackout(id: "blk", dates: CivilRange(from: today, dayCount: 1), scope: .all)
        ])
        let due = change.adding(minutes: 10)
        #expect(calendar.covers(zone.localDate(at: due), campaign: "c"))
        let found = calendar.deferring(due, to: .active, campaign: "c", in: zone)
        #expect(found == zone.localMidnight(of: today.adding(days: 2)))
    }

    @Test(arguments: 0..<300)
    func `a held back move is never early and never in a blackout`(seed: Int) throws {
        var random = SplitMix(seed: seed)
        let zone = try ScheduleBench.zone(&random)
        let calendar = ScheduleBench.blackouts(&random)
        for _ in 0..<20 {
            let due = ScheduleBench.start.adding(minutes: random.int(0...1_440 * 400))
            for campaign in ["a", "b"] {
                let at = calendar.deferring(due, to: .active, campaign: campaign, in: zone)
                let date = zone.localDate(at: at)
                #expect(at >= due)
                #expect(!calendar.covers(date, campaign: campaign))
                let wasFree = !calendar.covers(zone.localDate(at: due), campaign: campaign)
                #expect((at == due) == wasFree)
            }
        }
    }
}
