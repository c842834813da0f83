import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("The life of a campaign")
struct LifeCycleTests {
    private func planned(
        _ fields: JSONObject = Stage.fields(start: "2026-06-01"),
        zone: JSON = Stage.utc
    ) async throws -> Stage {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register(zone: zone)
        try await stage.catalog()
        try await stage.draft("c1", fields)
        try await stage.move(to: "planned")
        return stage
    }

    @Test func `planning asks for everything at once`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        try await stage.draft("c1", [:])
        try await stage.draft(
            "c2",
            [
                "name": .string("x"), "startDate": .string("2026-03-31"),
                "endDate": .string("2026-03-30"), "targetVolunteers": .int(0),
                "budgetAllocated": .object(["amount": .int(0), "currency": .string("USD")]),
            ]
        )

        let bare = try await stage.refused(.campaignTransition, Stage.transition(to: "planned"))
        let wrong = try await stage.refused(
            .campaignTransition,
            Stage.transition("c2", to: "planned")
        )

        #expect(
            bare == [
                "missing_name", "missing_template", "missing_group", "missing_dates",
                "invalid_target_volunteers", "invalid_target_beneficiaries", "invalid_budget",
                "missing_pricing_model",
            ]
        )
        #expect(
            wrong == [
                "missing_template", "missing_group", "invalid_date_range", "start_in_past",
                "invalid_target_volunteers", "invalid_target_beneficiaries", "invalid_budget",
                "missing_pricing_model", "currency_mismatch",
            ]
        )
    }

    @Test func `a template of another company is missing`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        try await stage.register("other")
        try await stage.catalog()
        try await stage.done(
            .templateCreate,
            [
                "id": .string("t2"), "key": .string("t2"), "name": .string("Theirs"),
                "programType": .string("mentorship"), "ownerCompanyId": .string("other"),
                "outcomeMetrics": .array([.string("confidence")]),
            ],
            to: "platform"
        )
        try await stage.done(.templatePublish, ["versionId": .string("t2@1")], to: "platform")
        try await stage.draft("c1", Stage.fields(["templateVersionId": .string("t2@1")]))

        let codes = try await stage.refused(.campaignTransition, Stage.transition(to: "planned"))

        #expect(codes == ["missing_template"])
    }

    @Test func `every edge of the matrix and no other exists`() async throws {
        let stage = try await planned()

        let (verdict, _) = try await stage.command(
            .campaignTransition,
            Stage.transition(to: "completed")
        )

        #expect(verdict["codes"] == .array([.string("invalid_transition")]))
        #expect(
            verdict["result"]
                == .object([
                    "allowed": .array(
                        ["draft", "recruiting", "active", "closed"].map { .string($0) }
                    )
                ])
        )
    }

    @Test func `two who expect the same version: the first wins`() async throws {
        let stage = try await planned()
        var recruit = Stage.transition(to: "recruiting")
        recruit["expectedVersion"] = .int(2)

        let (first, _) = try await stage.command(.campaignTransition, recruit)
        let (second, told) = try await stage.command(.campaignTransition, recruit)

        #expect(first["result"]?.object?["version"] == .int(3))
        #expect(second["codes"] == .array([.string("version_conflict")]))
        #expect(second["result"] == .object(["currentVersion": .int(3)]))
        #expect(told.isEmpty)
    }

    @Test func `a plan goes back with a second pair of eyes and without traces`() async throws {
        let stage = try await planned()

        let same = try await stage.refused(.campaignTransition, Stage.transition(to: "draft"))
        try await stage.move(to: "draft", by: Stage.sales)
        let row = try #require(stage.rows("campaigns").first)
        #expect(row["status"] == .string("draft"))
        #expect(try stage.rows("terms").isEmpty)
        #expect(try stage.capacity()["limit_count"] == .int(50))

        try await stage.move(to: "planned")
        try await stage.created("e1", "p1")
        let traces = try await stage.refused(
            .campaignTransition,
            Stage.transition(to: "draft"),
            by: Stage.sales
        )

        #expect(same == ["approval_required"])
        #expect(traces == ["revert_not_allowed"])
    }

    @Test func `starting before its day needs the word, which moves the day`() async throws {
        let stage = try await planned()
        let early = try await stage.refused(.campaignTransition, Stage.transition(to: "active"))
        var wish = Stage.transition(to: "active")
        wish["earlyStart"] = .bool(true)

        let told = try await stage.done(.campaignTransition, wish)

        #expect(early == ["start_not_reached"])
        #expect(told.names == ["campaign.status_changed", "instance.created"])
        let cohort = try #require(stage.rows("instances").first)
        #expect(cohort["name"] == .string("Spring – Cohort 1"))
        #expect(cohort["start_date"] == .string("2026-04-01"))
        #expect(cohort["status"] == .string("active"))
    }

    @Test func `a suspended company starts nothing`() async throws {
        let stage = try await planned()
        try await stage.done(.companySetStatus, ["status": .string("suspended")])

        let codes = try await stage.refused(
            .campaignTransition,
            Stage.transition(to: "recruiting")
        )

        #expect(codes == ["company_suspended"])
    }

    @Test(arguments: ["paused", "closed"])
    func `stopping needs a reason`(_ target: String) async throws {
        let stage = try await Stage.recruiting()

        let codes = try await stage.refused(.campaignTransition, Stage.transition(to: target))

        #expect(codes == ["reason_required"])
    }

    @Test func `completion ends everything in order and bills what is released`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.tick("2026-06-01T10:00:00Z")
        try await stage.created("e1", "p1")
        try await stage.created("e2", "p2", role: "beneficiary")
        let early = try await stage.refused(.campaignTransition, Stage.transition(to: "completed"))

        let told = try await stage.move(to: "completed", reason: "all done")

        #expect(early == ["reason_required"])
        #expect(
            told.names == [
                "campaign.status_changed", "instance.status_changed", "enrollment.ended",
                "enrollment.ended", "billing.usage_recorded", "billing.reconciled",
                "capacity.changed",
            ]
        )
        #expect(told[1]["outcome"] == .string("finished"))
        #expect(told[2]["endReason"] == .string("campaign_completed"))
        #expect(told[2]["released"] == .bool(true))
        #expect(told[3]["released"] == .bool(false))
        #expect(try stage.capacity()["used"] == .int(0))
    }

    @Test func `giving up a campaign that never ran cancels it`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "p1")

        let told = try await stage.move(to: "closed", reason: "no money")

        #expect(try told.first("enrollment.ended")["endReason"] == .string("campaign_closed"))
        #expect(try stage.rows("campaigns")[0]["status"] == .string("closed"))
    }

    @Test func `a pause pauses cohorts and resuming wakes only those`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.tick("2026-06-01T10:00:00Z")

        let paused = try await stage.move(to: "paused", reason: "holidays")
        try await stage.created("e1", "p1")
        let resumed = try await stage.move(to: "active")

        #expect(paused.names == ["campaign.status_changed", "instance.status_changed"])
        #expect(paused[1]["cascade"] == .bool(true))
        #expect(
            resumed.names == [
                "campaign.status_changed", "instance.status_changed", "enrollment.placed",
            ]
        )
        #expect(resumed[1]["to"] == .string("active"))
    }

    @Test func `recruiting opens by the clock when it is wanted`() async throws {
        let stage = try await planned(
            Stage.fields(start: "2026-06-01", ["recruitLeadDays": .int(10)])
        )

        let told = try await stage.tick("2026-05-30T00:00:00Z")

        let change = try told.first("campaign.status_changed")
        #expect(change["to"] == .string("recruiting"))
        #expect(change["dueAt"] == .string("2026-05-22T00:00:00.000Z"))
    }

    @Test func `a start that fails is tried once a day until the end`() async throws {
        let stage = try await planned(Stage.fields(start: "2026-04-03", end: "2026-04-06"))
        try await stage.move(to: "recruiting")
        try await stage.done(.companySetStatus, ["status": .string("suspended")])

        let told = try await stage.tick("2026-04-20T12:00:00Z")

        let failures = told.all("campaign.transition_failed")
        #expect(
            failures.map { $0["dueAt"]?.string?.prefix(10) } == [
                "2026-04-03", "2026-04-04", "2026-04-05", "2026-04-06",
            ]
        )
        #expect(failures.map { $0["attempt"] } == (1...4).map { .int($0) })
        #expect(failures.allSatisfy { $0["codes"] == .array([.string("company_suspended")]) })
        #expect(failures.last?["nextAttemptAt"] == nil)
    }

    @Test func `a failed start succeeds at the next midnight once it may`() async throws {
        let stage = try await planned(Stage.fields(start: "2026-04-03"))
        try await stage.done(.companySetStatus, ["status": .string("suspended")])
        try await stage.tick("2026-04-03T12:00:00Z")
        try await stage.done(.companySetStatus, ["status": .string("active")])
        try await stage.done(
            .campaignUpdate,
            ["campaignId": .string("c1"), "fields": .object(["priority": .string("high")])]
        )
        #expect(try await stage.tick("2026-04-03T13:00:00Z").isEmpty)

        let told = try await stage.tick("2026-04-04T00:00:00Z")

        #expect(try told.first("campaign.status_changed")["to"] == .string("active"))
    }

    @Test func `a campaign closes by itself when its books are clean`() async throws {
        let stage = try await planned(
            Stage.fields(start: "2026-04-01", end: "2026-04-02", ["autoCloseDays": .int(1)])
        )
        try await stage.withdrawn("unknown")

        let told = try await stage.tick("2026-04-20T12:00:00Z")

        let failures = told.all("campaign.transition_failed")
        #expect(failures.allSatisfy { $0["codes"] == .array([.string("inputs_parked")]) })
        #expect(failures.count == 5)
        let closed = try #require(told.all("campaign.status_changed").last)
        #expect(closed["to"] == .string("closed"))
        #expect(closed["dueAt"] == .string("2026-04-09T00:00:00.000Z"))
    }

    @Test func `an administrator may force the books shut with a reason`() async throws {
        let stage = try await planned(Stage.fields(start: "2026-04-01", end: "2026-04-02"))
        try await stage.withdrawn("unknown")
        try await stage.tick("2026-04-03T12:00:00Z")
        var wish = Stage.transition(to: "closed", reason: "agreed")
        let blocked = try await stage.refused(.campaignTransition, wish)
        wish["force"] = .bool(true)

        try await stage.done(.campaignTransition, wish)

        #expect(blocked == ["inputs_parked"])
    }

    @Test func `what a state froze is named`() async throws {
        let stage = try await planned()

        let (verdict, _) = try await stage.command(
            .campaignUpdate,
            [
                "campaignId": .string("c1"),
                "fields": .object([
                    "name": .string("new"), "startDate": .string("2026-07-01"),
                    "groupId": .string("g2"),
                ]),
            ]
        )

        #expect(verdict["codes"] == .array([.string("field_frozen")]))
        #expect(
            verdict["result"]
                == .object(["fields": .array([.string("groupId"), .string("startDate")])])
        )
    }

    @Test func `an active campaign may end later, never earlier`() async throws {
        let stage = try await planned(Stage.fields(start: "2026-04-01", end: "2026-04-10"))
        try await stage.tick("2026-04-01T10:00:00Z")
        func end(_ date: String) -> JSONObject {
            ["campaignId": .string("c1"), "fields": .object(["endDate": .string(date)])]
        }

        let earlier = try await stage.refused(.campaignUpdate, end("2026-04-09"))
        try await stage.done(.campaignUpdate, end("2026-04-12"))

        #expect(earlier == ["end_not_extendable"])
        let told = try await stage.tick("2026-04-20T00:00:00Z")
        let change = try told.first("campaign.status_changed")
        #expect(change["dueAt"] == .string("2026-04-13T00:00:00.000Z"))
    }
}
