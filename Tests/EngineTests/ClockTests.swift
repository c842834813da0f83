import Contracts
import Domain
import Engine
import Simulation
import Storage
import Testing

@Suite("The log's clock")
struct ClockTests {
    @Test func `nothing is taken before the first tick`() async throws {
        let stage = try Stage()

        let told = try await stage.created("e1", "p1")

        #expect(told.names == ["ingest.message_rejected"])
        #expect(told[0]["code"] == .string("clock_not_started"))
        #expect(told[0].row.partition == "platform")
    }

    @Test func `what came before the first tick may come again after it`() async throws {
        let stage = try Stage()
        try await stage.created("e1", "p1")
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()

        let told = try await stage.created("e1", "p1")

        #expect(told.names == ["ingest.message_parked"])
    }

    @Test func `a tick that is not later is ignored`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")

        let same = try await stage.tick("2026-04-01T09:00:00Z")
        let earlier = try await stage.tick("2026-03-01T09:00:00Z")

        #expect(same.isEmpty && earlier.isEmpty)
        #expect(try stage.tallies() == ["applied": 1, "ignored_tick": 2])
        #expect(await stage.engine.progress.clock.rfc3339 == "2026-04-01T09:00:00.000Z")
    }

    @Test func `a fact keeps its own time but for what lies more than 72 hours ahead`()
        async throws
    {
        let stage = try await Stage.recruiting()

        try await stage.created("e1", "p1", at: "2026-03-30T10:00:00Z")
        try await stage.created("e2", "p2", at: "2026-05-30T10:00:00Z")
        try await stage.created("e3", "p3")

        let times = try stage.rows("usage").compactMap { $0["effective_at"]?.int }
        #expect(times == [1_774_864_800_000, 1_775_293_200_000, 1_775_034_000_000])
    }

    @Test func `downtime makes every transition happen once with its own due time`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-03-28T12:00:00Z")
        try await stage.register(zone: Stage.zone)
        try await stage.catalog()
        try await stage.draft(
            "c1",
            Stage.fields(start: "2026-03-29", end: "2026-03-29")
        )
        try await stage.move(to: "planned")

        let told = try await stage.tick("2026-03-31T08:00:00Z")

        let changes = told.all("campaign.status_changed")
        #expect(changes.map { $0["to"] } == [.string("active"), .string("completed")])
        #expect(
            changes.map { $0["dueAt"] } == [
                .string("2026-03-28T23:00:00.000Z"), .string("2026-03-29T22:00:00.000Z"),
            ]
        )
        #expect(changes.map { $0.event["time"] } == changes.map { $0["dueAt"] })
        let history = try stage.rows("status_history").suffix(2)
        #expect(history.map { $0["at"] } == history.map { $0["due_at"] })
        #expect(history.allSatisfy { $0["recorded_at"] == .int(1_774_944_000_000) })
        let again = try await stage.tick("2026-03-31T08:00:01Z")
        #expect(again.all("campaign.status_changed").isEmpty)
    }

    @Test func `the last day belongs to the campaign`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-06-01T12:00:00Z")
        try await stage.register(zone: Stage.zone)
        try await stage.catalog()
        try await stage.draft("c1", Stage.fields(start: "2026-06-02", end: "2026-06-30"))
        try await stage.move(to: "planned")
        try await stage.tick("2026-06-30T21:59:59.999Z")
        #expect(try stage.rows("campaigns")[0]["status"] == .string("active"))

        let told = try await stage.tick("2026-06-30T22:00:00Z")

        let change = try told.first("campaign.status_changed")
        #expect(change["to"] == .string("completed"))
        #expect(change["trigger"] == .string("clock"))
    }
}
