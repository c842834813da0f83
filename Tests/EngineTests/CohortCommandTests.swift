import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Commands on cohorts")
struct CohortCommandTests {
    @Test func `a cohort is made by hand and starts on its own first day`() async throws {
        let stage = try await Stage.planned(zone: Stage.zone)

        let told = try await stage.done(
            .instanceCreate,
            Stage.cohort("2026-06-15", "2026-07-31", id: "late")
        )
        try await stage.tick("2026-06-14T21:59:59.999Z")
        let before = try stage.state(ofCohort: "late")
        let change = try await stage.tick("2026-06-14T22:00:00Z")

        let made = try told.first("instance.created")
        #expect(made["name"] == .string("Spring – Cohort 1"))
        #expect(made["status"] == .string("planned"))
        #expect(made["templateVersionId"] == .string("t1@1"))
        #expect(made["provenance"]?.object?["kind"] == .string("manual"))
        #expect(made["provenance"]?.object?["by"] == .string("root"))
        #expect(before == "planned")
        let start = try change.first("instance.status_changed")
        #expect(start["to"] == .string("active"))
        #expect(start["trigger"] == .string("clock"))
        #expect(start.event["time"] == .string("2026-06-14T22:00:00.000Z"))
        // The campaign started on the first of June and made no cohort of its own.
        #expect(try stage.rows("instances").count == 1)
        try await stage.expectSound()
        try await stage.expectSameReplay(turns: 1000)
    }

    @Test func `those without a place get one when a cohort opens`() async throws {
        let stage = try await Stage.planned()
        try await stage.move(to: "recruiting")
        try await stage.created("e1", "p1")
        try await stage.created("e2", "p2", role: "beneficiary")
        #expect(try stage.capacity()["unassigned"] == .int(2))

        let told = try await stage.done(
            .instanceCreate,
            Stage.cohort("2026-06-01", "2026-07-31", id: "first")
        )

        let places = told.all("enrollment.placed")
        #expect(places.map { $0["instanceId"] } == [.string("first"), .string("first")])
        #expect(try stage.capacity()["unassigned"] == .int(0))
        try await stage.expectSound()
    }

    @Test func `a cohort outside its campaign is refused with every reason`() async throws {
        let stage = try await Stage.planned()
        try await stage.draft("c2")
        try await stage.done(.groupSetActive, ["groupId": .string("g1"), "active": .bool(false)])
        let outside = Stage.cohort("2026-05-31", "2026-07-31")
        let reversed = Stage.cohort("2026-07-31", "2026-07-01")
        let draft = Stage.cohort("2026-06-01", "2026-07-31", campaign: "c2")
        let unknown = Stage.cohort("2026-06-01", "2026-07-31", campaign: "c9")

        #expect(
            try await stage.refused(.instanceCreate, outside) == [
                "dates_outside_campaign", "group_not_active",
            ]
        )
        #expect(
            try await stage.refused(.instanceCreate, reversed) == [
                "invalid_date_range", "group_not_active",
            ]
        )
        #expect(try await stage.refused(.instanceCreate, draft).first == "campaign_state")
        #expect(try await stage.refused(.instanceCreate, unknown) == ["not_found"])
        #expect(try stage.rows("instances").isEmpty)
    }

    @Test func `a full campaign gets no further cohort by hand`() async throws {
        let stage = try await Stage.planned(["overbookPct": .int(0)])
        try await stage.move(to: "recruiting")
        try await stage.seats(1)
        try await stage.created("e1", "p1")

        let codes = try await stage.refused(
            .instanceCreate,
            Stage.cohort("2026-06-01", "2026-07-31")
        )

        #expect(codes == ["capacity_exhausted"])
    }

    @Test func `an id is for one cohort`() async throws {
        let stage = try await Stage.planned()
        let data = Stage.cohort("2026-06-01", "2026-07-31", id: "x")
        try await stage.done(.instanceCreate, data)

        #expect(try await stage.refused(.instanceCreate, data) == ["id_taken"])
        #expect(
            try await stage.refused(
                .instanceClone,
                [
                    "id": .string("x"), "instanceId": .string("x"),
                    "startDate": .string("2026-06-02"),
                ]
            ) == ["id_taken"]
        )
    }

    @Test func `a planned cohort may still change`() async throws {
        let stage = try await Stage.planned()
        try await stage.done(.instanceCreate, Stage.cohort("2026-06-10", "2026-07-31", id: "x"))
        func change(_ fields: JSONObject) -> JSONObject {
            var data = fields
            data["instanceId"] = .string("x")
            return data
        }

        let stale = try await stage.command(
            .instanceUpdate,
            change(["name": .string("Evening"), "expectedVersion": .int(7)])
        )
        try await stage.done(
            .instanceUpdate,
            change(["name": .string("Evening"), "startDate": .string("2026-06-20")])
        )
        let outside = try await stage.refused(
            .instanceUpdate,
            change(["endDate": .string("2026-09-01")])
        )
        let told = try await stage.tick("2026-06-20T00:00:00Z")
        let frozen = try await stage.command(
            .instanceUpdate,
            change(["name": .string("Late"), "endDate": .string("2026-08-01")])
        )

        #expect(stale.verdict["codes"] == .array([.string("version_conflict")]))
        #expect(stale.verdict["result"]?.object?["currentVersion"] == .int(1))
        #expect(outside == ["dates_outside_campaign"])
        #expect(told.all("instance.status_changed").count == 1)
        #expect(frozen.verdict["codes"] == .array([.string("field_frozen")]))
        #expect(
            frozen.verdict["result"]?.object?["fields"]
                == .array([.string("name"), .string("endDate")])
        )
        #expect(try stage.row("instances", "x")["name"] == .string("Evening"))
        try await stage.expectSound()
    }

    @Test func `a cohort moves by hand within its campaign`() async throws {
        let stage = try await Stage.planned()
        try await stage.done(.instanceCreate, Stage.cohort("2026-06-10", "2026-07-31", id: "x"))
        func wish(_ target: String, _ more: JSONObject = [:]) -> JSONObject {
            var data = more
            data["instanceId"] = .string("x")
            data["target"] = .string(target)
            return data
        }

        let early = try await stage.refused(.instanceTransition, wish("active"))
        try await stage.tick("2026-06-02T09:00:00Z")
        let soon = try await stage.refused(.instanceTransition, wish("active"))
        let skipped = try await stage.command(.instanceTransition, wish("paused"))
        try await stage.done(.instanceTransition, wish("active", ["earlyStart": .bool(true)]))
        let silent = try await stage.refused(.instanceTransition, wish("paused"))
        try await stage.done(.instanceTransition, wish("paused", ["reason": .string("ill")]))
        // A pause by hand outlives the pause of the campaign.
        try await stage.move(to: "paused", reason: "summer")
        let closed = try await stage.refused(.instanceTransition, wish("active"))
        try await stage.move(to: "active")
        #expect(try stage.state(ofCohort: "x") == "paused")
        try await stage.done(.instanceTransition, wish("active"))
        let told = try await stage.done(.instanceTransition, wish("completed"))
        let over = try await stage.refused(.instanceTransition, wish("active"))

        #expect(early == ["campaign_not_active", "start_not_reached"])
        #expect(soon == ["start_not_reached"])
        #expect(skipped.verdict["codes"] == .array([.string("invalid_transition")]))
        #expect(
            skipped.verdict["result"]?.object?["allowed"]
                == .array([.string("active"), .string("completed")])
        )
        #expect(silent == ["reason_required"])
        #expect(closed == ["campaign_not_active"])
        let end = try told.first("instance.status_changed")
        #expect(end["outcome"] == .string("finished"))
        #expect(end["trigger"] == .string("manual"))
        #expect(over == ["invalid_transition"])
        try await stage.expectSound()
        try await stage.expectSameReplay(turns: 7, awake: 1)
    }

    @Test func `a cohort that never started is canceled`() async throws {
        let stage = try await Stage.planned()
        try await stage.done(.instanceCreate, Stage.cohort("2026-06-10", "2026-07-31", id: "x"))

        let told = try await stage.done(
            .instanceTransition,
            ["instanceId": .string("x"), "target": .string("completed")]
        )

        #expect(try told.first("instance.status_changed")["outcome"] == .string("canceled"))
        try await stage.expectSound()
    }

    @Test func `pause, resumption and completion of a campaign take its cohorts along`()
        async throws
    {
        let stage = try await Stage.planned()
        for (id, start) in [("a", "2026-06-01"), ("b", "2026-06-01"), ("d", "2026-07-01")] {
            try await stage.done(.instanceCreate, Stage.cohort(start, "2026-08-15", id: id))
        }
        try await stage.tick("2026-06-02T09:00:00Z")
        try await stage.done(
            .instanceTransition,
            [
                "instanceId": .string("b"), "target": .string("paused"),
                "reason": .string("no room"),
            ]
        )

        let paused = try await stage.move(to: "paused", reason: "summer")
        // The third one would have started in the meantime.
        let quiet = try await stage.tick("2026-07-02T09:00:00Z")
        let resumed = try await stage.move(to: "active")
        try await stage.expectSound()
        let completed = try await stage.move(to: "completed", reason: "enough")

        func changes(_ told: [Told]) -> [String] {
            told.all("instance.status_changed").map {
                "\($0["instanceId"]?.string ?? "") \($0["to"]?.string ?? "") "
                    + "\($0["cascade"] == .bool(true))"
            }
        }
        #expect(changes(paused) == ["a paused true"])
        #expect(changes(quiet).isEmpty)
        #expect(changes(resumed) == ["a active true", "d active false"])
        #expect(
            changes(completed) == ["a completed true", "b completed true", "d completed true"]
        )
        try await stage.expectSound()
        try await stage.expectSameReplay(turns: 1000)
    }

    @Test func `a cohort whose last day passed during a pause ends at the next tick`()
        async throws
    {
        let stage = try await Stage.planned()
        try await stage.done(.instanceCreate, Stage.cohort("2026-06-01", "2026-06-20", id: "a"))
        try await stage.tick("2026-06-02T09:00:00Z")
        try await stage.move(to: "paused", reason: "summer")
        try await stage.tick("2026-07-02T09:00:00Z")
        try await stage.move(to: "active")
        #expect(try stage.state(ofCohort: "a") == "active")

        let told = try await stage.tick("2026-07-02T09:00:01Z")

        let end = try told.first("instance.status_changed")
        #expect(end["to"] == .string("completed"))
        #expect(end.event["time"] == .string("2026-07-02T09:00:00.000Z"))
        try await stage.expectSound()
    }

    @Test func `cohorts of another company are not found`() async throws {
        let stage = try await Stage.planned()
        try await stage.done(.instanceCreate, Stage.cohort("2026-06-01", "2026-06-20", id: "a"))
        try await stage.register("other")
        let names: [(CommandName, JSONObject)] = [
            (.instanceUpdate, ["instanceId": .string("a"), "name": .string("x")]),
            (.instanceTransition, ["instanceId": .string("a"), "target": .string("completed")]),
            (.instanceClone, ["instanceId": .string("a"), "shiftDays": .int(1)]),
            (.instanceCreate, Stage.cohort("2026-06-01", "2026-06-20")),
            (.campaignClone, Stage.on("c1", ["startDate": .string("2026-06-01")])),
            (.campaignSetLegalHold, Stage.on("c1", ["on": .bool(true)])),
        ]

        for (name, data) in names {
            #expect(try await stage.refused(name, data, to: "other") == ["not_found"])
        }
    }
}
