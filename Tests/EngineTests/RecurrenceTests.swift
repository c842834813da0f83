import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Recurrences")
struct RecurrenceTests {
    private static func rule(
        every: String = "quarter",
        lead: Int64 = 14,
        times: Int64 = 2,
        campaign: String = "c1"
    ) -> JSONObject {
        Stage.on(
            campaign,
            ["every": .string(every), "leadDays": .int(lead), "endsAfter": .int(times)]
        )
    }

    /// A campaign of 2026-01-31 to 2026-03-31 that comes back every quarter.
    private func stage() async throws -> Stage {
        let stage = try await Stage.planned(
            start: "2026-01-31",
            end: "2026-03-31",
            at: "2026-01-05T09:00:00Z",
            zone: Stage.zone
        )
        try await stage.done(.recurrenceSet, Self.rule())
        return stage
    }

    @Test func `a quarter later the campaign is there again, planned`() async throws {
        let stage = try await stage()

        let told = try await stage.tick("2026-04-16T12:00:00Z")

        let made = try told.first("campaign.created")
        #expect(made["startDate"] == .string("2026-04-30"))
        #expect(made["endDate"] == .string("2026-06-30"))
        #expect(made["name"] == .string("Spring (copy)"))
        #expect(made.event["time"] == .string("2026-04-15T22:00:00.000Z"))
        let id = try #require(made["campaignId"]?.string)
        #expect(try stage.history(id) == ["planned 2026-04-15T22:00:00.000Z"])
        let planned = try #require(
            told.all("campaign.status_changed").first { $0["campaignId"] == .string(id) }
        )
        #expect(planned["trigger"] == .string("schedule"))
        #expect(planned["by"] == .string("root"))
        // The source is long completed and stays so.
        #expect(try stage.status() == "completed")
        let lineage = try await NodeReader(path: stage.path).lineage(id).value
        #expect(lineage.map(\.id) == [id, "c1"])
        try await stage.expectSound()
        try await stage.expectSameReplay(turns: 1000)
    }

    @Test func `after downtime every clone is made once, each in its time`() async throws {
        let stage = try await stage()

        let told = try await stage.tick("2026-12-31T12:00:00Z")

        let made = told.all("campaign.created")
        #expect(
            made.map { $0["startDate"] } == [.string("2026-04-30"), .string("2026-07-31")]
        )
        let ids = made.compactMap { $0["campaignId"]?.string }
        #expect(
            try ids.map { try stage.history($0) } == [
                [
                    "planned 2026-04-15T22:00:00.000Z", "active 2026-04-29T22:00:00.000Z",
                    "completed 2026-06-30T22:00:00.000Z",
                ],
                [
                    "planned 2026-07-16T22:00:00.000Z", "active 2026-07-30T22:00:00.000Z",
                    "completed 2026-09-30T22:00:00.000Z",
                ],
            ]
        )
        let times = told.compactMap { $0.event["time"]?.string }
        #expect(times == times.sorted())
        try await stage.expectSound()
        try await stage.expectSameReplay(turns: 1000)
        try await stage.expectSameReplay(turns: 3, awake: 1)
    }

    @Test func `a clone that cannot be planned stays a draft, and that is told`() async throws {
        let stage = try await stage()
        try await stage.tick("2026-02-05T09:00:00Z")
        try await stage.done(.groupSetActive, ["groupId": .string("g1"), "active": .bool(false)])

        let told = try await stage.tick("2026-04-16T12:00:00Z")

        let id = try #require(try told.first("campaign.created")["campaignId"]?.string)
        let failure = try told.first("campaign.transition_failed")
        #expect(failure["campaignId"] == .string(id))
        #expect(failure["target"] == .string("planned"))
        #expect(failure["codes"] == .array([.string("group_not_active")]))
        #expect(failure["trigger"] == .string("schedule"))
        #expect(failure["attempt"] == .int(1))
        #expect(failure["nextAttemptAt"] == nil)
        #expect(try stage.status(id) == "draft")
        // It is not tried again.
        let later = try await stage.tick("2026-04-18T12:00:00Z")
        #expect(later.all("campaign.transition_failed").isEmpty)
        try await stage.expectSound()
    }

    @Test func `a draft does not come back before it is planned, and follows its dates`()
        async throws
    {
        let stage = try Stage()
        try await stage.tick("2026-01-05T09:00:00Z")
        try await stage.register()
        try await stage.catalog()
        try await stage.draft("c1", Stage.fields(start: "2026-02-10", end: "2026-02-20"))
        try await stage.done(.recurrenceSet, Self.rule(every: "month", lead: 0))
        try await stage.done(
            .campaignUpdate,
            Stage.on(
                "c1",
                [
                    "fields": .object([
                        "startDate": .string("2026-02-12"), "endDate": .string("2026-02-22"),
                    ])
                ]
            )
        )
        let quiet = try await stage.tick("2026-02-01T09:00:00Z")
        try await stage.move(to: "planned")

        let told = try await stage.tick("2026-03-12T00:00:00Z")

        #expect(quiet.isEmpty)
        #expect(
            try told.first("campaign.created")["startDate"] == .string("2026-03-12")
        )
        try await stage.expectSound()
    }

    @Test func `a closed campaign does not come back`() async throws {
        let stage = try await stage()
        try await stage.move(to: "closed", reason: "no")

        let told = try await stage.tick("2026-12-31T12:00:00Z")

        #expect(Set(told.map(\.name)) == ["billing.period_closed"])
        #expect(try stage.planned().isEmpty)
        #expect(try await stage.refused(.recurrenceSet, Self.rule()) == ["campaign_state"])
        try await stage.expectSound()
    }

    @Test func `a recurrence that is set again makes nothing twice`() async throws {
        let stage = try await stage()
        try await stage.tick("2026-04-16T12:00:00Z")

        let (verdict, _) = try await stage.command(.recurrenceSet, Self.rule(times: 3))
        let told = try await stage.tick("2026-08-01T12:00:00Z")

        #expect(verdict["result"]?.object?["made"] == .int(1))
        #expect(told.all("campaign.created").map { $0["startDate"] } == [.string("2026-07-31")])
        #expect(try stage.rows("recurrences").count == 1)
        try await stage.expectSound()
    }

    @Test func `starts that have passed are left out`() async throws {
        let stage = try await stage()
        try await stage.done(.recurrenceClear, Stage.on())
        try await stage.tick("2026-08-15T12:00:00Z")

        try await stage.done(.recurrenceSet, Self.rule(times: 4))
        let told = try await stage.tick("2026-10-20T12:00:00Z")

        #expect(
            told.all("campaign.created").map { $0["startDate"] } == [.string("2026-10-31")]
        )
        try await stage.expectSound()
    }

    @Test func `a recurrence needs dates and is cleared once`() async throws {
        let stage = try await stage()
        try await stage.draft("c2", ["name": .string("x")])
        let bare = Self.rule(campaign: "c2")
        var stale = Self.rule()
        stale["expectedVersion"] = .int(77)

        #expect(try await stage.refused(.recurrenceSet, bare) == ["missing_dates"])
        #expect(try await stage.refused(.recurrenceSet, stale) == ["version_conflict"])
        #expect(
            try await stage.refused(.recurrenceSet, Self.rule(campaign: "c9")) == ["not_found"]
        )
        try await stage.done(.recurrenceClear, Stage.on())
        #expect(try await stage.refused(.recurrenceClear, Stage.on()) == ["not_found"])
        let told = try await stage.tick("2026-12-31T12:00:00Z")
        #expect(told.all("campaign.created").isEmpty)
        try await stage.expectSound()
    }
}
