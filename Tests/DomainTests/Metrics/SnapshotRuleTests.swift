import Domain
import Testing

/// Source: domain §12.2.
@Suite("When snapshots are taken, and which are kept")
struct SnapshotRuleTests {
    private static func zone(_ entries: [(Int64, Int64)]) throws -> ZoneTable {
        try ZoneTable(entries: entries.map { .init(fromMs: $0.0, offsetSeconds: $0.1) })
    }

    private static func berlin() throws -> ZoneTable {
        try zone([(0, 3600), (1_774_746_000_000, 7200), (1_792_890_000_000, 3600)])
    }

    @Test(arguments: [
        (CampaignStatus.active, Int64(101), SnapshotPace.hourly), (.active, 100, .sixHourly),
        (.active, 26, .sixHourly), (.active, 25, .daily), (.paused, 500, .daily),
        (.recruiting, 500, .daily), (.planned, 0, .daily),
    ])
    func `a busy campaign is looked at more often`(
        status: CampaignStatus,
        sessions: Int64,
        pace: SnapshotPace
    ) {
        #expect(SnapshotPace(status: status, recentSessions: sessions) == pace)
        #expect(SnapshotPace.isSnapshotted(status))
    }

    @Test func `a draft and what is over are not looked at`() {
        for status in [CampaignStatus.draft, .completed, .closed] {
            #expect(!SnapshotPace.isSnapshotted(status))
        }
    }

    private func slots(
        _ pace: SnapshotPace,
        after first: String,
        _ count: Int
    ) throws -> [String] {
        let zone = try Self.berlin()
        var moment = try #require(Instant(rfc3339: first))
        return (0..<count).map { _ in
            moment = pace.next(after: moment, in: zone)
            return String(moment.rfc3339.dropLast(8))
        }
    }

    @Test func `every pace has its hours of the local clock`() throws {
        #expect(
            try slots(.daily, after: "2026-03-28T10:00:00Z", 3) == [
                "2026-03-28T23:00", "2026-03-29T22:00", "2026-03-30T22:00",
            ]
        )
        #expect(
            try slots(.sixHourly, after: "2026-03-28T23:00:00Z", 4) == [
                "2026-03-29T04:00", "2026-03-29T10:00", "2026-03-29T16:00", "2026-03-29T22:00",
            ]
        )
    }

    @Test func `an hour that a change of offset leaves out counts once`() throws {
        #expect(
            try slots(.hourly, after: "2026-03-29T00:00:00Z", 3) == [
                "2026-03-29T01:00", "2026-03-29T02:00", "2026-03-29T03:00",
            ]
        )
        let day = try slots(.hourly, after: "2026-03-28T23:00:00Z", 23)
        #expect(Set(day).count == 23)
        #expect(day.last == "2026-03-29T22:00")
    }

    private static func snapshots(_ today: CivilDate, ages: [Int64]) -> [SnapshotRetention.Snapshot]
    {
        ages.enumerated().map { index, age in
            SnapshotRetention.Snapshot(
                id: "s\(index)",
                date: today.adding(days: -age),
                at: Instant(ms: Int64(index)),
                isFinal: false
            )
        }
    }

    @Test func `of old dates, weeks, months and quarters the last one stays`() throws {
        let today = try #require(CivilDate(iso: "2026-04-15"))
        func kept(_ ages: [Int64], isHighValue: Bool = false) -> [Int64] {
            let all = Self.snapshots(today, ages: ages)
            let gone = Set(
                SnapshotRetention.removable(all, today: today, isHighValue: isHighValue)
            )
            return all.filter { !gone.contains($0.id) }.map { today.days(since: $0.date) }
        }
        #expect(kept([30, 30, 30]) == [30, 30, 30])
        #expect(kept([31, 31, 30]) == [31, 30])
        #expect(kept([90, 90, 89]) == [90, 89])
        // 2026-01-11, 94 days ago, is a Sunday.
        #expect(kept([97, 94, 93, 92, 91, 90]) == [94, 90])
        #expect(kept([94, 93, 92, 91, 90], isHighValue: true) == [94, 93, 92, 91, 90])
        #expect(kept([181, 180], isHighValue: true) == [180])
        // 2025-04-14 is 366 days ago: of its month only the last one stays.
        #expect(kept([370, 366, 350]) == [350])
        #expect(kept([370, 366]) == [366])
        #expect(kept([1160, 1130, 1100, 1090]) == [1130, 1090])
    }

    @Test func `a final one stays for good`() throws {
        let today = try #require(CivilDate(iso: "2026-04-15"))
        var all = Self.snapshots(today, ages: [2000, 2000, 2000])
        all[0] = SnapshotRetention.Snapshot(
            id: "final",
            date: all[0].date,
            at: all[0].at,
            isFinal: true
        )
        let gone = SnapshotRetention.removable(all, today: today, isHighValue: false)
        #expect(gone == ["s1"])
    }
}
