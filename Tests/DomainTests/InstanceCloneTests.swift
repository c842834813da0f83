import Domain
import Testing

@Suite("Copies of instances")
struct InstanceCloneTests {
    @Test func `three copies follow each other without a gap`() throws {
        let source = try Given.range("2026-01-12", "2026-03-08")
        #expect(source.dayCount == 56)
        let clone = try #require(
            InstanceClone(start: .date(try Given.day("2026-03-09")), count: 3)
        )
        #expect(
            clone.dates(of: source) == [
                try Given.range("2026-03-09", "2026-05-03"),
                try Given.range("2026-05-04", "2026-06-28"),
                try Given.range("2026-06-29", "2026-08-23"),
            ]
        )
    }

    @Test func `a shift counts from the source's start and a gap from start to start`() throws {
        let source = try Given.range("2026-01-12", "2026-01-18")
        let clone = try #require(InstanceClone(start: .shift(days: 7), count: 2, gapDays: 14))
        #expect(
            clone.dates(of: source) == [
                try Given.range("2026-01-19", "2026-01-25"),
                try Given.range("2026-02-02", "2026-02-08"),
            ]
        )
    }

    @Test(arguments: [(Int64(0), Int64?.none), (21, nil), (1, -1), (1, 3661)])
    func `numbers of copies and gaps have their ranges`(_ count: Int64, _ gap: Int64?) {
        #expect(InstanceClone(start: .shift(days: 0), count: count, gapDays: gap) == nil)
    }

    @Test func `one copy outside the campaign refuses all`() throws {
        let source = try Given.range("2026-01-12", "2026-03-08")
        let campaign = try Given.range("2026-01-12", "2026-08-22")
        func failing(_ count: Int64) throws -> [ReasonCode] {
            let start = try Given.day("2026-03-09")
            let clone = try #require(InstanceClone(start: .date(start), count: count))
            return clone.failing(
                source: source,
                target: .active,
                targetDates: campaign,
                isSameFamily: true
            )
        }
        #expect(try failing(2) == [])
        #expect(try failing(3) == [.datesOutsideCampaign])
    }

    @Test(arguments: CampaignStatus.allCases)
    func `a target takes copies until it rests or is over`(_ status: CampaignStatus) throws {
        let source = try Given.range("2026-01-12", "2026-03-08")
        let clone = try #require(InstanceClone(start: .shift(days: 0)))
        let failing = clone.failing(
            source: source,
            target: status,
            targetDates: source,
            isSameFamily: false
        )
        let isOpen = [.draft, .planned, .recruiting, .active].contains(status)
        #expect(failing == (isOpen ? [] : [.campaignState]) + [.templateMismatch])
    }

    @Test(arguments: 0..<200)
    func `copies are as long as the source and follow each other`(seed: Int) throws {
        var random = SplitMix(seed: seed)
        let source = CivilRange(
            from: CivilDate(dayNumber: random.int(0...30_000)),
            dayCount: random.int(1...400)
        )
        let count = random.int(1...20)
        let clone = try #require(
            InstanceClone(start: .shift(days: random.int(-500...500)), count: count)
        )
        let copies = clone.dates(of: source)
        #expect(Int64(copies.count) == count)
        #expect(copies.allSatisfy { $0.dayCount == source.dayCount })
        for (earlier, later) in zip(copies, copies.dropFirst()) {
            #expect(later.first == earlier.last.adding(days: 1))
        }
    }
}
