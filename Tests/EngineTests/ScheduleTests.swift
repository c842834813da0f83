import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Transitions ordered for later")
struct ScheduleTests {
    @Test func `an order is carried out at its moment, in the name of who gave it`() async throws {
        let stage = try await Stage.planned()
        try await stage.done(
            .scheduleCreate,
            Stage.order(to: "recruiting", at: "2026-04-10T15:30:00Z", id: "s1"),
            by: Principal(id: "kim", role: .coordinator, companies: ["acme"])
        )

        let told = try await stage.tick("2026-04-11T09:00:00Z")

        let change = try told.first("campaign.status_changed")
        #expect(change["to"] == .string("recruiting"))
        #expect(change["trigger"] == .string("schedule"))
        #expect(change["by"] == .string("kim"))
        #expect(change["dueAt"] == .string("2026-04-10T15:30:00.000Z"))
        #expect(change.event["time"] == .string("2026-04-10T15:30:00.000Z"))
        #expect(try stage.row("schedules", "s1")["state"] == .string("done"))
        let again = try await stage.tick("2026-04-12T09:00:00Z")
        #expect(again.all("campaign.status_changed").isEmpty)
        try await stage.expectSound()
        try await stage.expectSameReplay(turns: 1000)
    }

    @Test func `an order for a date is due at its local midnight`() async throws {
        let stage = try await Stage.planned(zone: Stage.zone)

        let (verdict, _) = try await stage.command(
            .scheduleCreate,
            Stage.order(to: "recruiting", on: "2026-04-10")
        )
        let told = try await stage.tick("2026-04-10T00:00:00Z")

        let result = try #require(verdict["result"]?.object)
        #expect(result["id"]?.string?.hasPrefix("sch_acme_") == true)
        #expect(result["dueAt"] == .string("2026-04-09T22:00:00.000Z"))
        #expect(
            try told.first("campaign.status_changed")["dueAt"]
                == .string("2026-04-09T22:00:00.000Z")
        )
    }

    @Test func `an order that fails is tried seven times, once a day`() async throws {
        let stage = try await Stage.planned()
        try await stage.done(
            .scheduleCreate,
            Stage.order(
                to: "active",
                at: "2026-04-10T15:30:00Z",
                id: "s1",
                ["preconditions": .object(["minVolunteers": .int(2)])]
            )
        )

        let told = try await stage.tick("2026-04-20T09:00:00Z")

        let failures = told.all("campaign.transition_failed")
        #expect(failures.map { $0["attempt"] } == (1...7).map { .int($0) })
        #expect(
            failures.allSatisfy {
                $0["codes"]
                    == .array([.string("start_not_reached"), .string("precondition_failed")])
            }
        )
        #expect(failures.allSatisfy { $0["trigger"] == .string("schedule") })
        #expect(failures[0]["nextAttemptAt"] == .string("2026-04-11T00:00:00.000Z"))
        #expect(failures[6]["dueAt"] == .string("2026-04-16T00:00:00.000Z"))
        #expect(failures[6]["nextAttemptAt"] == nil)
        let row = try stage.row("schedules", "s1")
        #expect(row["state"] == .string("failed"))
        #expect(row["last_codes"] == .string("start_not_reached precondition_failed"))
        #expect(try stage.status() == "planned")
        try await stage.expectSound()
        try await stage.expectSameReplay(turns: 1000)
    }

    @Test func `an order waits for as many people as it asks for`() async throws {
        let stage = try await Stage.planned()
        try await stage.move(to: "recruiting")
        try await stage.done(
            .scheduleCreate,
            Stage.order(
                to: "active",
                on: "2026-04-10",
                id: "s1",
                [
                    "preconditions": .object([
                        "minVolunteers": .int(2), "minBeneficiaries": .int(1),
                        "earlyStart": .bool(true),
                    ])
                ]
            )
        )
        try await stage.created("e1", "p1")
        try await stage.created("e2", "p1")
        try await stage.created("e3", "p3", role: "beneficiary")
        let early = try await stage.tick("2026-04-10T09:00:00Z")
        try await stage.created("e4", "p2")

        let told = try await stage.tick("2026-04-11T09:00:00Z")

        #expect(
            try early.first("campaign.transition_failed")["codes"]
                == .array([.string("precondition_failed")])
        )
        #expect(try told.first("campaign.status_changed")["to"] == .string("active"))
        // The early start moved the first day.
        let detail = try #require(try await NodeReader(path: stage.path).campaign("c1").value)
        #expect(detail.campaign.fields.startDate?.iso == "2026-04-11")
        #expect(try stage.capacity()["unassigned"] == .int(0))
        try await stage.expectSound()
    }

    @Test func `an order gives its reason`() async throws {
        let stage = try await Stage.planned()
        try await stage.done(
            .scheduleCreate,
            Stage.order(to: "closed", on: "2026-04-10", id: "s1")
        )
        try await stage.done(
            .scheduleCreate,
            Stage.order(to: "closed", on: "2026-04-11", id: "s2", ["reason": .string("no room")])
        )

        let told = try await stage.tick("2026-04-12T09:00:00Z")

        #expect(
            try told.first("campaign.transition_failed")["codes"]
                == .array([.string("reason_required")])
        )
        let change = try told.first("campaign.status_changed")
        #expect(change["reason"] == .string("no room"))
        // What is closed stays closed: the first order is over too.
        #expect(try stage.row("schedules", "s1")["state"] == .string("canceled"))
        #expect(try stage.row("schedules", "s2")["state"] == .string("done"))
        #expect(try stage.planned().isEmpty)
        try await stage.expectSound()
    }

    @Test func `a plan may be taken back by order of somebody else`() async throws {
        let stage = try await Stage.planned()
        let sales = Principal(id: "ann", role: .platformAdmin, companies: ["*"])
        try await stage.done(
            .scheduleCreate,
            Stage.order(to: "draft", on: "2026-04-10", id: "own")
        )
        try await stage.done(
            .scheduleCreate,
            Stage.order(to: "draft", on: "2026-04-11", id: "other"),
            by: sales
        )

        let told = try await stage.tick("2026-04-11T09:00:00Z")

        #expect(
            told.all("campaign.transition_failed").first?["codes"]
                == .array([.string("approval_required")])
        )
        #expect(try told.first("campaign.status_changed")["by"] == .string("ann"))
        #expect(try stage.status() == "draft")
    }

    @Test func `an order is refused when it comes too late or can never be`() async throws {
        let stage = try await Stage.planned()
        try await stage.done(
            .scheduleCreate,
            Stage.order(to: "active", on: "2026-06-02", id: "s1")
        )
        let now = Stage.order(to: "active", at: "2026-04-01T09:00:00Z")
        let today = Stage.order(to: "active", on: "2026-04-01")
        let taken = Stage.order(to: "active", on: "2026-06-02", id: "s1")
        let unknown = Stage.order(to: "active", on: "2026-06-02", campaign: "c9")

        #expect(try await stage.refused(.scheduleCreate, now) == ["due_in_past"])
        #expect(try await stage.refused(.scheduleCreate, today) == ["due_in_past"])
        #expect(try await stage.refused(.scheduleCreate, taken) == ["id_taken"])
        #expect(try await stage.refused(.scheduleCreate, unknown) == ["not_found"])
        let stale = Stage.order(to: "active", on: "2026-06-02", ["expectedVersion": .int(9)])
        #expect(try await stage.refused(.scheduleCreate, stale) == ["version_conflict"])
        try await stage.tick("2026-06-03T09:00:00Z")
        let lost = Stage.order(to: "recruiting", on: "2026-07-02")
        let (verdict, _) = try await stage.command(.scheduleCreate, lost)
        #expect(verdict["codes"] == .array([.string("invalid_transition")]))
        #expect(try stage.rows("schedules").count == 1)
    }

    @Test func `an order is taken back once`() async throws {
        let stage = try await Stage.planned()
        try await stage.register("other")
        try await stage.done(
            .scheduleCreate,
            Stage.order(to: "active", on: "2026-06-02", id: "s1")
        )
        let data: JSONObject = ["scheduleId": .string("s1")]
        var stale = data
        stale["expectedVersion"] = .int(4)

        #expect(try await stage.refused(.scheduleCancel, stale) == ["version_conflict"])
        #expect(try await stage.refused(.scheduleCancel, data, to: "other") == ["not_found"])
        try await stage.done(.scheduleCancel, data)
        #expect(try await stage.refused(.scheduleCancel, data) == ["not_open"])
        #expect(
            try await stage.refused(.scheduleCancel, ["scheduleId": .string("s9")])
                == ["not_found"]
        )
        try await stage.expectSound()
    }

    @Test func `a move by hand cancels the orders that no path leads to any more`() async throws {
        let stage = try await Stage.planned()
        for (target, id) in [("recruiting", "r"), ("active", "a"), ("paused", "p")] {
            try await stage.done(
                .scheduleCreate,
                Stage.order(to: target, on: "2026-07-02", id: id, ["reason": .string("why")])
            )
        }
        func states() throws -> [String?] {
            try ["r", "a", "p"].map { try stage.row("schedules", $0)["state"]?.string }
        }

        // Activation by the clock leaves them all alone.
        try await stage.tick("2026-06-01T09:00:00Z")
        #expect(try states() == ["pending", "pending", "pending"])
        try await stage.move(to: "paused", reason: "summer")
        #expect(try states() == ["canceled", "pending", "pending"])
        try await stage.move(to: "completed", reason: "enough")

        #expect(try states() == ["canceled", "canceled", "canceled"])
        try await stage.expectSound()
        try await stage.expectSameReplay(turns: 3, awake: 1)
    }

    @Test func `new offsets move an order for a date but none for an instant`() async throws {
        let stage = try await Stage.planned()
        try await stage.done(
            .scheduleCreate,
            Stage.order(to: "recruiting", on: "2026-05-20", id: "date")
        )
        try await stage.done(
            .scheduleCreate,
            Stage.order(to: "active", at: "2026-06-20T12:00:00Z", id: "instant")
        )

        try await stage.done(
            .companyUpdateZoneTable,
            [
                "zoneTable": .array([
                    .object(["fromMs": .int(1_778_000_000_000), "offsetSeconds": .int(7200)])
                ])
            ]
        )

        let told = try await stage.tick("2026-05-19T22:00:00Z")
        #expect(try told.first("campaign.status_changed")["to"] == .string("recruiting"))
        let due = try stage.rows("due").first { $0["entity"]?.string == "instant" }
        #expect(due?["due_at"] == .int(1_781_956_800_000))
        try await stage.expectSound()
    }
}
