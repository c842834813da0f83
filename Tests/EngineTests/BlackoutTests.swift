import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Blackouts")
struct BlackoutTests {
    /// A campaign that would start on 2026-12-28, and a blackout over the turn of the year.
    private func stage(_ more: JSONObject = [:]) async throws -> Stage {
        let stage = try await Stage.planned(
            start: "2026-12-28",
            end: "2027-06-30",
            at: "2026-11-01T09:00:00Z",
            zone: Stage.zone,
            more
        )
        try await stage.done(
            .blackoutAdd,
            Stage.blackout("2026-12-20", "2027-01-03", id: "xmas")
        )
        return stage
    }

    @Test func `a start inside a blackout waits for its end`() async throws {
        let stage = try await stage()

        let before = try await stage.tick("2027-01-03T22:59:59Z")
        let told = try await stage.tick("2027-01-03T23:00:00Z")

        #expect(before.all("campaign.status_changed").isEmpty)
        let change = try told.first("campaign.status_changed")
        #expect(change["to"] == .string("active"))
        #expect(change["trigger"] == .string("clock"))
        #expect(change["dueAt"] == .string("2027-01-03T23:00:00.000Z"))
        try await stage.expectSound()
        try await stage.expectSameReplay(turns: 1000)
    }

    @Test func `recruiting by the clock waits too`() async throws {
        let stage = try await stage(["recruitLeadDays": .int(5)])

        let told = try await stage.tick("2027-01-05T12:00:00Z")

        let changes = told.all("campaign.status_changed")
        #expect(changes.map { $0["to"] } == [.string("active")])
        #expect(try stage.history().last == "active 2027-01-03T23:00:00.000Z")
    }

    @Test func `an order inside a blackout is shown as deferred`() async throws {
        let stage = try await stage()
        try await stage.done(
            .scheduleCreate,
            Stage.order(to: "recruiting", on: "2026-12-22", id: "s1")
        )
        #expect(try stage.row("schedules", "s1")["state"] == .string("deferred"))
        try await stage.expectSound()

        try await stage.done(.blackoutRemove, ["blackoutId": .string("xmas")])

        #expect(try stage.row("schedules", "s1")["state"] == .string("pending"))
        let told = try await stage.tick("2026-12-22T12:00:00Z")
        let change = try told.first("campaign.status_changed")
        #expect(change["to"] == .string("recruiting"))
        #expect(change["dueAt"] == .string("2026-12-21T23:00:00.000Z"))
        try await stage.expectSound()
    }

    @Test func `what was held back happens when the blackout is taken away`() async throws {
        let stage = try await stage()
        try await stage.tick("2026-12-30T09:00:00Z")
        #expect(try stage.status() == "planned")
        try await stage.done(.blackoutRemove, ["blackoutId": .string("xmas")])

        let told = try await stage.tick("2026-12-30T09:00:01Z")

        let change = try told.first("campaign.status_changed")
        #expect(change["dueAt"] == .string("2026-12-27T23:00:00.000Z"))
        #expect(change.event["time"] == .string("2026-12-30T09:00:00.000Z"))
        try await stage.expectSound()
        try await stage.expectSameReplay(turns: 2)
    }

    @Test func `completion, closing and commands are not held back`() async throws {
        let stage = try await Stage.planned(
            start: "2026-11-02",
            end: "2026-12-24",
            at: "2026-11-01T09:00:00Z",
            ["autoCloseDays": .int(3)]
        )
        try await stage.done(.blackoutAdd, Stage.blackout("2026-12-20", "2027-01-03"))
        try await stage.draft("c2", Stage.fields(start: "2026-12-21", end: "2027-12-31"))
        try await stage.move("c2", to: "planned")
        try await stage.tick("2026-12-21T09:00:00Z")
        #expect(try stage.status("c2") == "planned")

        try await stage.move("c2", to: "active")
        try await stage.tick("2026-12-30T09:00:00Z")

        #expect(
            try stage.history() == [
                "planned 2026-11-01T09:00:00.000Z", "active 2026-11-02T00:00:00.000Z",
                "completed 2026-12-25T00:00:00.000Z", "closed 2026-12-28T00:00:00.000Z",
            ]
        )
        try await stage.expectSound()
    }

    @Test func `a blackout may be for some campaigns only`() async throws {
        let stage = try await Stage.planned(start: "2026-12-28", end: "2027-06-30")
        try await stage.draft("c2", Stage.fields(start: "2026-12-28", end: "2027-06-30"))
        try await stage.move("c2", to: "planned")
        try await stage.done(
            .blackoutAdd,
            Stage.blackout("2026-12-20", "2027-01-03", campaigns: ["c2"])
        )

        try await stage.tick("2026-12-29T09:00:00Z")

        #expect(try stage.status("c1") == "active")
        #expect(try stage.status("c2") == "planned")
        try await stage.expectSound()
    }

    @Test func `a retry inside a blackout waits for its end`() async throws {
        let stage = try await Stage.planned(start: "2026-12-18", end: "2027-06-30")
        try await stage.done(.blackoutAdd, Stage.blackout("2026-12-20", "2027-01-03"))
        try await stage.done(.groupSetActive, ["groupId": .string("g1"), "active": .bool(false)])

        let told = try await stage.tick("2026-12-31T09:00:00Z")

        let failures = told.all("campaign.transition_failed")
        #expect(failures.map { $0["attempt"] } == [.int(1), .int(2)])
        #expect(failures[1]["nextAttemptAt"] == .string("2027-01-04T00:00:00.000Z"))
        try await stage.expectSound()
        try await stage.done(.groupSetActive, ["groupId": .string("g1"), "active": .bool(true)])
        let late = try await stage.tick("2027-01-04T00:00:00Z")
        #expect(try late.first("campaign.status_changed")["to"] == .string("active"))
    }

    @Test func `a blackout is refused that is taken, unknown or of nobody`() async throws {
        let stage = try await stage()
        try await stage.register("other")
        let taken = Stage.blackout("2026-12-20", "2027-01-03", id: "xmas")
        let nobody = Stage.blackout("2026-12-20", "2027-01-03", campaigns: ["c1", "c9"])
        let remove: JSONObject = ["blackoutId": .string("xmas")]

        #expect(try await stage.refused(.blackoutAdd, taken) == ["id_taken"])
        #expect(try await stage.refused(.blackoutAdd, nobody) == ["not_found"])
        #expect(try await stage.refused(.blackoutRemove, remove, to: "other") == ["not_found"])
        try await stage.done(.blackoutRemove, remove)
        #expect(try await stage.refused(.blackoutRemove, remove) == ["not_found"])
    }
}
