import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Source: domain §12.2.
@Suite("Snapshots")
struct SnapshotTests {
    private func times(_ stage: Stage) -> [String] {
        stage.snapshots.compactMap { $0["at"]?.string.map { String($0.prefix(16)) } }
    }

    @Test func `a draft has none, a planned campaign one at every local midnight`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        try await stage.catalog()
        try await stage.draft("c1", Stage.fields(start: "2026-06-01"))
        try await stage.tick("2026-04-03T12:00:00Z")
        #expect(stage.snapshots.isEmpty)
        try await stage.move(to: "planned")
        try await stage.tick("2026-04-05T12:00:00Z")

        #expect(times(stage) == ["2026-04-04T00:00", "2026-04-05T00:00"])
        #expect(stage.snapshots.allSatisfy { $0["final"] == .bool(false) })
        try await stage.expectWhole()
    }

    @Test func `a busy week makes the next dates busier`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.tick("2026-06-01T12:00:00Z")
        let before = stage.snapshots.count
        try await stage.together {
            for number in 1...26 {
                try await stage.session("s\(number)", at: "2026-06-01T10:00:00Z")
            }
        }

        try await stage.tick("2026-06-02T23:59:59Z")

        #expect(
            times(stage).dropFirst(before) == [
                "2026-06-02T00:00", "2026-06-02T06:00", "2026-06-02T12:00", "2026-06-02T18:00",
            ]
        )
        try await stage.expectWhole()
    }

    @Test func `more than a hundred sessions make it hourly, a pause only from midnight on`()
        async throws
    {
        let stage = try await Stage.recruiting()
        try await stage.tick("2026-06-01T12:00:00Z")
        try await stage.together {
            for number in 1...101 {
                try await stage.session("s\(number)", at: "2026-06-01T10:00:00Z")
            }
        }
        try await stage.tick("2026-06-02T12:30:00Z")
        let before = stage.snapshots.count
        try await stage.move(to: "paused", reason: "holidays")

        try await stage.tick("2026-06-04T00:00:00Z")

        #expect(
            Array(times(stage).dropFirst(before))
                == (13...23).map { "2026-06-02T\($0):00" } + [
                    "2026-06-03T00:00", "2026-06-04T00:00",
                ]
        )
        try await stage.expectWhole()
    }

    @Test func `the last one is taken before anybody is released`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.tick("2026-06-02T12:00:00Z")
        for number in 1...3 { try await stage.created("e\(number)", "v\(number)") }

        try await stage.move(to: "completed", reason: "all done")
        try await stage.tick("2026-06-09T00:00:00Z")

        let last = try #require(stage.snapshots.last)
        #expect(last["final"] == .bool(true))
        #expect(last["status"] == .string("completed"))
        let values = MetricValues(json: last["metrics"]?.object ?? [:])
        #expect(values[.used] == 3)
        #expect(values[.activeVolunteers] == 3)
        #expect(try stage.count("used") == 0)
        #expect(try stage.rows("snapshots").filter { $0["final"]?.int == 1 }.count == 1)
        try await stage.expectWhole()
    }

    @Test func `closing makes a last one only of what was ever active`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.move(to: "closed", reason: "no need")
        #expect(stage.snapshots.isEmpty)
        try await stage.expectWhole()

        let other = try await Stage.recruiting()
        try await other.tick("2026-06-02T12:00:00Z")
        try await other.move(to: "paused", reason: "no money")
        try await other.move(to: "closed", reason: "no need")
        #expect(other.snapshots.last?["final"] == .bool(true))
        #expect(other.snapshots.last?["status"] == .string("closed"))
        try await other.expectWhole()
    }

    @Test func `a transition at midnight does not swallow the snapshot of the date`() async throws {
        let stage = try await Stage.recruiting()

        try await stage.tick("2026-06-01T00:00:00Z")

        let last = try #require(stage.snapshots.last)
        #expect(last["at"] == .string("2026-06-01T00:00:00.000Z"))
        #expect(last["status"] == .string("active"))
        try await stage.expectWhole()
    }

    @Test func `trailing windows end the day before at midnight, and today later`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.tick("2026-04-10T12:00:00Z")
        try await stage.session("s1", at: "2026-04-10T10:00:00Z")
        try await stage.session("s2", at: "2026-04-04T00:00:00Z")
        try await stage.session("s3", at: "2026-04-03T23:59:59Z")
        #expect(try await stage.figures().values[.recentSessions] == 2)

        try await stage.tick("2026-04-11T00:00:00Z")

        let values = MetricValues(json: stage.snapshots.last?["metrics"]?.object ?? [:])
        #expect(values[.recentSessions] == 2)
        #expect(try await stage.figures().values[.recentSessions] == 1)
    }

    @Test func `old ones make place, except under a legal hold`() async throws {
        let stage = try await Stage.planned(start: "2027-06-01", end: "2027-08-31")
        try await stage.done(
            .campaignSetLegalHold,
            ["campaignId": .string("c1"), "on": .bool(true)]
        )
        try await stage.tick("2026-08-01T00:00:00Z")
        #expect(try stage.rows("snapshots").count == stage.snapshots.count)

        try await stage.done(
            .campaignSetLegalHold,
            ["campaignId": .string("c1"), "on": .bool(false)]
        )
        try await stage.tick("2026-08-02T00:00:00Z")

        // 2 May is 92 days ago, a Saturday; of the weeks before the Sundays stay, and of the week
        // that is not over what is newer.
        let days = try stage.rows("snapshots").compactMap { $0["day"]?.string }
        #expect(
            days.prefix(5) == [
                "2026-04-05", "2026-04-12", "2026-04-19", "2026-04-26", "2026-05-03",
            ]
        )
        #expect(days.count == 4 + 92)
        try await stage.expectWhole()
    }
}
