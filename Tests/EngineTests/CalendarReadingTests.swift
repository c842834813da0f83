import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Looking ahead")
struct CalendarReadingTests {
    /// A campaign with cohorts, an order, a blackout and a recurrence.
    private func stage() async throws -> Stage {
        let stage = try await Stage.planned(
            start: "2026-12-28",
            end: "2027-06-30",
            at: "2026-11-01T09:00:00Z",
            zone: Stage.zone,
            ["recruitLeadDays": .int(30), "autoCloseDays": .int(10)]
        )
        try await stage.done(
            .instanceCreate,
            Stage.cohort("2027-02-01", "2027-03-31", id: "spring")
        )
        try await stage.done(
            .blackoutAdd,
            Stage.blackout("2026-12-20", "2027-01-03", id: "xmas")
        )
        try await stage.done(
            .scheduleCreate,
            Stage.order(to: "paused", on: "2027-05-03", id: "s1", ["reason": .string("holidays")])
        )
        try await stage.done(
            .recurrenceSet,
            Stage.on(
                "c1",
                ["every": .string("year"), "leadDays": .int(30), "endsAfter": .int(1)]
            )
        )
        return stage
    }

    @Test func `a dry run says what the clock then does`() async throws {
        let stage = try await stage()
        let reader = try NodeReader(path: stage.path)
        let last = try #require(CivilDate(iso: "2027-04-30"))

        let run = try #require(try await reader.dryRun(campaign: "c1", until: last).value)
        let told = try await stage.tick("2027-04-30T21:59:59Z")

        let expected = run.steps.map { "\($0.at.rfc3339) \($0.item.entity) \($0.to.rawValue)" }
        #expect(
            expected == [
                "2026-11-27T23:00:00.000Z c1 recruiting", "2027-01-03T23:00:00.000Z c1 active",
                "2027-01-31T23:00:00.000Z spring active", "2027-03-31T23:00:00.000Z spring active",
            ]
        )
        let happened = told.filter { $0.name.hasSuffix(".status_changed") }
            .compactMap { $0.event["time"]?.string }
        #expect(happened == run.steps.map(\.at.rfc3339))
        #expect(run.steps.allSatisfy { $0.codes.isEmpty })
        try await stage.expectSound()
    }

    @Test func `a dry run tells what would fail, by the guards of today`() async throws {
        let stage = try await stage()
        try await stage.done(.groupSetActive, ["groupId": .string("g1"), "active": .bool(false)])
        let reader = try NodeReader(path: stage.path)
        let last = try #require(CivilDate(iso: "2027-01-31"))

        let run = try #require(try await reader.dryRun(campaign: "c1", until: last).value)

        #expect(run.steps.allSatisfy { $0.codes == [.groupNotActive] })
        #expect(run.schedule.status == .planned)
        #expect(try await reader.dryRun(campaign: "c9", until: last).value == nil)
    }

    @Test func `a calendar shows steps, cohorts and blackouts of 400 days`() async throws {
        let stage = try await stage()
        let reader = try NodeReader(path: stage.path)

        let calendar = try #require(try await reader.calendar(company: "acme").value)

        #expect(calendar.dates.dayCount == 400)
        #expect(calendar.blackouts.map(\.id) == ["xmas"])
        #expect(calendar.instances.map(\.id) == ["spring"])
        #expect(
            calendar.steps.map { "\($0.at.rfc3339.prefix(10)) \($0.item.entity.prefix(6))" } == [
                "2026-11-27 c1", "2027-01-03 c1", "2027-01-31 spring", "2027-03-31 spring",
                "2027-05-02 s1", "2027-11-27 rcr_ac",
            ]
        )
        #expect(calendar.json["steps"]?.array?.count == 6)
        #expect(try await reader.calendar(company: "nobody").value == nil)
    }

    @Test func `orders, blackouts and recurrences can be read`() async throws {
        let stage = try await stage()
        try await stage.done(.scheduleCreate, Stage.order(to: "active", on: "2027-01-05", id: "s0"))
        try await stage.done(.scheduleCancel, ["scheduleId": .string("s0")])
        let reader = try NodeReader(path: stage.path)

        let all = try await reader.schedules(ScheduleFilter(company: "acme", limit: 10)).value
        let open = try await reader.schedules(
            ScheduleFilter(campaign: "c1", state: .pending, limit: 10)
        ).value
        let none = try await reader.schedules(ScheduleFilter(company: "other", limit: 10)).value
        let recurrence = try #require(try await reader.recurrence(campaign: "c1").value)
        let blackouts = try await reader.blackouts(company: "acme").value

        #expect(all.map(\.id) == ["s0", "s1"] && open.map(\.id) == ["s1"] && none.isEmpty)
        #expect(open[0].json["reason"] == .string("holidays"))
        #expect(recurrence.json["nextStartDate"] == .string("2027-12-28"))
        #expect(blackouts.map { $0.json["to"] } == [.string("2027-01-03")])
        #expect(try await reader.recurrence(campaign: "c9").value == nil)
    }

    @Test func `small steps of the clock lead where a long one leads`() async throws {
        let long = try await stage()
        let small = try await stage()

        try await long.tick("2027-12-31T09:00:00Z")
        for month in 1...12 {
            for day in [1, 4, 15, 28] {
                let text = "2027-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
                try await small.tick("\(text)T09:00:00Z")
            }
        }
        try await small.tick("2027-12-31T09:00:00Z")

        let histories = (try long.history(), try small.history())
        #expect(histories.0 == histories.1)
        func happened(_ stage: Stage) throws -> [String] {
            try OutboxReader(path: stage.path).rows(behind: 0, limit: 1000).compactMap { Told($0) }
                .filter { $0.name.hasSuffix("status_changed") }
                .map { "\($0.event["time"]?.string ?? "") \($0["to"]?.string ?? "")" }
        }
        let outputs = (try happened(long), try happened(small))
        #expect(outputs.0 == outputs.1)
        try await long.expectSound()
        try await small.expectSound()
        try await small.expectSameReplay(turns: 1000)
        try await small.expectSameReplay(turns: 5, awake: 1)
    }
}
