import Domain
import Testing

@Suite("Recurrences")
struct RecurrenceTests {
    @Test func `a quarterly clone is cut to the length of its months`() throws {
        let source = try Given.range("2026-01-31", "2026-03-31")
        let rule = try #require(Recurrence(every: .quarter, leadDays: 0, endsAfter: 4))
        #expect(
            rule.dates(ofClone: 1, of: source) == (try Given.range("2026-04-30", "2026-06-30"))
        )
        #expect(
            rule.dates(ofClone: 4, of: source) == (try Given.range("2027-01-31", "2027-03-31"))
        )
    }

    @Test(arguments: [
        (Int64(1), "2024-02-29"), (2, "2024-03-31"), (3, "2024-04-30"), (13, "2025-02-28"),
    ])
    func `a short month does not shorten the clones after it`(
        _ number: Int64,
        _ start: String
    ) throws {
        let source = try Given.range("2024-01-31", "2024-01-31")
        let rule = try #require(Recurrence(every: .month, leadDays: 0, endsAfter: 40))
        let day = try Given.day(start)
        #expect(rule.dates(ofClone: number, of: source) == CivilRange(day, through: day))
    }

    @Test func `a leap day comes back as the last of February`() throws {
        let source = try Given.range("2024-02-29", "2024-03-01")
        let rule = try #require(Recurrence(every: .year, leadDays: 0, endsAfter: 4))
        #expect(
            rule.dates(ofClone: 1, of: source) == (try Given.range("2025-02-28", "2025-03-01"))
        )
        #expect(
            rule.dates(ofClone: 4, of: source) == (try Given.range("2028-02-29", "2028-03-01"))
        )
    }

    @Test func `a clone is due at local midnight so many days before its start`() throws {
        let zone = try ZoneTable(entries: ZoneTableTests.central)
        let source = try Given.range("2026-01-31", "2026-03-31")
        let rule = try #require(Recurrence(every: .quarter, leadDays: 32, endsAfter: 2))
        let first = rule.dueAt(ofClone: 1, of: source, in: zone)
        #expect(first?.rfc3339 == "2026-03-28T23:00:00.000Z")
        let second = rule.dueAt(ofClone: 2, of: source, in: zone)
        #expect(second?.rfc3339 == "2026-06-28T22:00:00.000Z")
    }

    @Test func `there is no clone before the first or after the last`() throws {
        let source = try Given.range("2026-01-01", "2026-01-31")
        let rule = try #require(Recurrence(every: .month, leadDays: 0, endsAfter: 2))
        #expect(rule.dates(ofClone: 0, of: source) == nil)
        #expect(rule.dates(ofClone: 2, of: source) != nil)
        #expect(rule.dates(ofClone: 3, of: source) == nil)
    }

    @Test(arguments: [(Int64(-1), Int64(1)), (91, 1), (0, 0), (0, 41)])
    func `lead and number of clones have their ranges`(_ lead: Int64, _ ends: Int64) {
        #expect(Recurrence(every: .month, leadDays: lead, endsAfter: ends) == nil)
    }

    @Test(arguments: 0..<200)
    func `clones follow each other and keep the day of the month where there is one`(
        seed: Int
    ) throws {
        var random = SplitMix(seed: seed)
        let first = CivilDate(dayNumber: random.int(0...40_000))
        let source = CivilRange(from: first, dayCount: random.int(1...500))
        let every = random.pick(RecurrenceInterval.allCases)
        let rule = try #require(
            Recurrence(every: every, leadDays: random.int(0...90), endsAfter: 40)
        )
        let clones = (1...40).compactMap { rule.dates(ofClone: $0, of: source) }
        #expect(clones.count == 40)
        for (earlier, later) in zip([source] + clones, clones) {
            #expect(earlier.first < later.first)
            #expect(earlier.last < later.last)
            let months = later.first.month.months(since: earlier.first.month)
            #expect(months == every.months)
            #expect(later.first.day == min(source.first.day, later.first.month.dayCount))
            #expect(later.last.day == min(source.last.day, later.last.month.dayCount))
        }
        let due = (1...40).compactMap { rule.dueDate(ofClone: $0, of: source) }
        #expect(due == due.sorted())
    }
}
