import Domain
import Testing

@Suite("Zone tables")
struct ZoneTableTests {
    /// Central European time around 2026, as a company registered in 2026 would carry it.
    static let central = [
        ZoneTable.Entry(fromMs: 1_735_689_600_000, offsetSeconds: 3600),
        ZoneTable.Entry(fromMs: 1_743_296_400_000, offsetSeconds: 7200),
        ZoneTable.Entry(fromMs: 1_761_440_400_000, offsetSeconds: 3600),
        ZoneTable.Entry(fromMs: 1_774_746_000_000, offsetSeconds: 7200),
        ZoneTable.Entry(fromMs: 1_792_890_000_000, offsetSeconds: 3600),
    ]

    @Test(arguments: [
        ("2026-03-29", "2026-03-28T23:00:00.000Z"),
        ("2026-03-30", "2026-03-29T22:00:00.000Z"),
        ("2026-07-01", "2026-06-30T22:00:00.000Z"),
        ("2026-10-25", "2026-10-24T22:00:00.000Z"),
        ("2026-10-26", "2026-10-25T23:00:00.000Z"),
        ("2020-01-01", "2019-12-31T23:00:00.000Z"),
    ])
    func `local midnights of Berlin and Oslo`(_ date: String, _ midnight: String) throws {
        let table = try ZoneTable(entries: Self.central)
        let found = table.localMidnight(of: try Given.day(date))
        #expect(found.rfc3339 == midnight)
        #expect(table.localDate(at: found).iso == date)
        #expect(table.localDate(at: found.adding(milliseconds: -1)).iso < date)
    }

    @Test func `a day may have 23 or 25 hours`() throws {
        let table = try ZoneTable(entries: Self.central)
        let spring = try Given.day("2026-03-29")
        let autumn = try Given.day("2026-10-25")
        for (day, hours) in [(spring, Int64(23)), (autumn, Int64(25))] {
            let start = table.localMidnight(of: day)
            let end = table.localMidnight(of: day.adding(days: 1))
            #expect(end.milliseconds(since: start) == hours * Instant.millisecondsPerHour)
        }
    }

    @Test func `an hour left out falls on the change and one that comes twice is the first`() throws
    {
        let table = try ZoneTable(entries: Self.central)
        let spring = try Given.day("2026-03-29")
        let autumn = try Given.day("2026-10-25")
        let change = table.localInstant(of: spring, hour: 2)
        #expect(change.rfc3339 == "2026-03-29T01:00:00.000Z")
        #expect(table.localInstant(of: spring, hour: 3) == change)
        #expect(table.localHour(at: change) == 3)
        #expect(table.localInstant(of: autumn, hour: 2).rfc3339 == "2026-10-25T00:00:00.000Z")
    }

    @Test func `a day that a zone leaves out begins with the next one`() throws {
        // Samoa went from the east of the date line to its west and had no 30 December 2011.
        let table = try ZoneTable(entries: [
            ZoneTable.Entry(fromMs: 0, offsetSeconds: -36_000),
            ZoneTable.Entry(fromMs: 1_325_239_200_000, offsetSeconds: 50_400),
        ])
        let missing = try Given.day("2011-12-30")
        let midnight = table.localMidnight(of: missing)
        #expect(midnight.ms == 1_325_239_200_000)
        #expect(table.localDate(at: midnight).iso == "2011-12-31")
        #expect(table.localMidnight(of: missing.adding(days: 1)) == midnight)
    }

    @Test func `before the first entry its offset holds`() throws {
        let table = try ZoneTable(entries: Self.central)
        #expect(table.offsetSeconds(at: Instant(ms: 0)) == 3600)
        #expect(table.offsetSeconds(at: Instant(ms: 1_774_746_000_000)) == 7200)
        #expect(table.offsetSeconds(at: Instant(ms: 1_774_745_999_999)) == 3600)
        #expect(table.offsetSeconds(at: Instant(ms: .max)) == 3600)
    }

    @Test func `a table refuses what is no table`() {
        #expect(throws: InvalidZoneTable.empty) { try ZoneTable(entries: []) }
        #expect(throws: InvalidZoneTable.notAscending(index: 1)) {
            try ZoneTable(entries: [Self.central[1], Self.central[1]])
        }
        #expect(throws: InvalidZoneTable.offsetOutOfRange(index: 0)) {
            try ZoneTable(entries: [ZoneTable.Entry(fromMs: 0, offsetSeconds: 64_801)])
        }
        let many = (0..<401).map { ZoneTable.Entry(fromMs: $0, offsetSeconds: 0) }
        #expect(throws: InvalidZoneTable.tooManyEntries) { try ZoneTable(entries: many) }
        #expect(throws: Never.self) { try ZoneTable(entries: Array(many.dropLast())) }
    }

    @Test func `an update extends, replaces what is to come and refreshes the whole`() throws {
        let clock = Instant(ms: 1_780_000_000_000)
        let table = try ZoneTable(entries: Self.central)
        let later = ZoneTable.Entry(fromMs: 1_806_195_600_000, offsetSeconds: 7200)
        let extended = try table.updated(with: [later], clock: clock)
        #expect(extended.entries == Self.central + [later])
        let abolished = ZoneTable.Entry(fromMs: 1_792_890_000_000, offsetSeconds: 7200)
        let replaced = try table.updated(with: [abolished], clock: clock)
        #expect(replaced.entries == Self.central.dropLast() + [abolished])
        let whole = try table.updated(with: Self.central + [later], clock: clock)
        #expect(whole == extended)
    }

    @Test func `an update never touches the past`() throws {
        let clock = Instant(ms: 1_780_000_000_000)
        let table = try ZoneTable(entries: Self.central)
        let other = ZoneTable.Entry(fromMs: 1_774_746_000_000, offsetSeconds: 10_800)
        let inserted = ZoneTable.Entry(fromMs: 1_779_999_999_999, offsetSeconds: 0)
        let now = ZoneTable.Entry(fromMs: clock.ms, offsetSeconds: 7200)
        for entry in [other, inserted, now] {
            #expect(throws: InvalidZoneTable.changesThePast) {
                try table.updated(with: [entry], clock: clock)
            }
        }
        #expect(throws: InvalidZoneTable.changesThePast) {
            try table.updated(with: Array(Self.central.dropFirst().dropLast(2)), clock: clock)
        }
        let future = try ZoneTable(entries: [Self.central[4]])
        #expect(throws: InvalidZoneTable.changesThePast) {
            try future.updated(with: [Self.central[3]], clock: Instant(ms: 0))
        }
        #expect(throws: InvalidZoneTable.empty) { try table.updated(with: [], clock: clock) }
    }

    @Test(arguments: 0..<300)
    func `a local midnight is the very first moment of its date or a later one`(
        _ seed: Int
    ) throws {
        var random = SplitMix(seed: seed)
        var from = random.int(0...1_000_000_000)
        let entries = (0..<random.int(1...12)).map { _ in
            from += random.int(1...200_000_000)
            return ZoneTable.Entry(fromMs: from, offsetSeconds: random.int(-64_800...64_800))
        }
        let table = try ZoneTable(entries: entries)
        let date = CivilDate(dayNumber: random.int(-3...40))
        let midnight = table.localMidnight(of: date)
        #expect(table.localDate(at: midnight) >= date)
        // Inside an entry local time only grows, so the last moment of each entry speaks for it.
        let ends = entries.map { Instant(ms: $0.fromMs - 1) } + [Instant(ms: midnight.ms - 1)]
        for end in ends where end < midnight {
            #expect(table.localDate(at: end) < date)
        }
    }
}
