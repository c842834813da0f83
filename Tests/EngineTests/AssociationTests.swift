import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Association with campaigns")
struct AssociationTests {
    @Test func `a session of people who are enrolled finds its campaign`() async throws {
        let stage = try await Stage.associating()
        try await stage.tick("2026-06-12T10:00:00Z")

        let told = try await stage.stray(
            "s1",
            volunteers: ["v1"],
            participants: ["p1"],
            at: "2026-06-10T09:00:00Z"
        )

        #expect(told.names == ["billing.usage_recorded", "evidence.associated"])
        #expect(told[1]["campaignId"] == .string("c1"))
        #expect(told[1]["score"] == .int(95))
        #expect(
            told[1]["reasons"]
                == Stage.words([
                    "inside_dates", "participant_active", "volunteer_active", "program_type",
                    "shared_tags",
                ])
        )
        #expect(told[0]["effectiveAt"] == .string("2026-06-10T09:00:00.000Z"))
        #expect(try stage.count("sessions") == 1)
        let instance = try #require(stage.rows("instances").first?["id"])
        #expect(try stage.fact("s1")["instance"] == instance)
        #expect(try stage.association("s1")["status"] == .string("associated"))
        #expect(try stage.feed().suffix(2) == ["session session", "evidence associated"])
        try await stage.expectWhole()
    }

    @Test func `a session of strangers waits and counts for nothing`() async throws {
        let stage = try await Stage.associating()

        let told = try await stage.stray("s1", volunteers: ["x"], participants: ["y"])

        #expect(told.names == ["evidence.review_requested"])
        #expect(told[0]["score"] == .int(45))
        #expect(told[0]["campaignId"] == .string("c1"))
        #expect(try stage.count("sessions") == 0)
        #expect(try stage.rows("facts").isEmpty)
        #expect(try stage.association("s1")["status"] == .string("review"))
        #expect(try stage.feed().last == "association_review requested")
        try await stage.expectWhole()
    }

    @Test func `what lies outside the dates of another type fits nowhere`() async throws {
        let stage = try await Stage.associating()
        try await stage.tick("2027-01-21T10:00:00Z")

        let told = try await stage.stray(
            "s1",
            type: "buddy",
            tags: [],
            at: "2027-01-20T10:00:00Z"
        )

        #expect(told.isEmpty)
        let row = try stage.association("s1")
        #expect(row["status"] == .string("unassociated"))
        #expect(row["score"] == .int(0))
        #expect(row["campaign"] == .null)
        #expect(try stage.rows("facts").isEmpty)
        #expect(
            try await stage.refused(
                .associationResolve,
                ["associationId": stage.waiting("s1"), "campaignId": .string("c1")]
            ) == ["not_open"]
        )
        try await stage.expectWhole()
    }

    @Test func `a coordinator confirms a campaign, and the fact counts with its own time`()
        async throws
    {
        let stage = try await Stage.associating(.credits(100_000))
        try await stage.stray("s1", at: "2026-06-10T08:30:00Z")
        let id = try stage.waiting("s1")
        try await stage.tick("2026-06-20T10:00:00Z")

        let told = try await stage.done(
            .associationResolve,
            ["associationId": id, "campaignId": .string("c1"), "reason": .string("I was there")],
            by: Stage.coordinator
        )

        #expect(told.names.contains("evidence.associated"))
        #expect(
            try told.first("billing.usage_recorded")["effectiveAt"]
                == .string("2026-06-10T08:30:00.000Z")
        )
        #expect(try stage.count("sessions") == 1)
        #expect(try stage.count("credits_mc") == 10_000)
        let row = try stage.association("s1")
        #expect(row["status"] == .string("confirmed"))
        #expect(row["resolved_by"] == .string("cora"))
        #expect(row["note"] == .string("I was there"))
        let position = try #require(try stage.fact("s1")["position"]?.int)
        #expect(position == stage.position)
        let entry = try #require(
            stage.rows("activity_feed").last { $0["code"] == .string("associated") }
        )
        #expect(entry["actor"] == .string("cora"))
        #expect(
            try await stage.refused(
                .associationResolve,
                ["associationId": id, "dismiss": .bool(true)]
            ) == ["not_open"]
        )
        #expect(try await stage.stray("s1", id: "again").isEmpty)
        #expect(try stage.tallies()["duplicate_business"] == 1)
        try await stage.expectWhole()
    }

    @Test func `what a coordinator dismisses never counts`() async throws {
        let stage = try await Stage.associating()
        try await stage.evidence("w1", type: "mentorship")
        let id = try stage.waiting("w1")

        let told = try await stage.done(
            .associationResolve,
            ["associationId": id, "dismiss": .bool(true), "reason": .string("a rehearsal")],
            by: Stage.coordinator
        )

        #expect(told.isEmpty)
        #expect(try stage.association("w1")["status"] == .string("dismissed"))
        #expect(try stage.rows("facts").isEmpty)
        #expect(try stage.feed().last == "association_review dismissed")
        #expect(
            try await stage.refused(
                .associationResolve,
                ["associationId": id, "campaignId": .string("c1")]
            ) == ["not_open"]
        )
        try await stage.expectWhole()
    }

    @Test func `two campaigns that fit alike leave it to a person`() async throws {
        let stage = try await Stage.associating(second: .seats(10))
        try await stage.created("f-v1", "v1", campaign: "c2")
        try await stage.created("f-p1", "p1", role: "beneficiary", campaign: "c2")

        let told = try await stage.stray("s1", volunteers: ["v1"], participants: ["p1"])

        #expect(told.names == ["evidence.review_requested"])
        #expect(told[0]["score"] == .int(95))
        let reasons = told[0]["reasons"]?.array ?? []
        #expect(reasons.contains(.string("close_second")))
        let candidates = try stage.association("s1")["candidates"]?.string ?? ""
        #expect(candidates.contains("c1"))
        #expect(candidates.contains("c2"))
        try await stage.done(
            .associationResolve,
            ["associationId": try stage.waiting("s1"), "campaignId": .string("c2")]
        )
        #expect(try stage.count("sessions") == 0)
        #expect(try stage.count("sessions", "c2") == 1)
        try await stage.expectWhole()
    }

    @Test func `a campaign that does not know the kind of session refuses it`() async throws {
        let stage = try await Stage.associating()
        try await stage.stray("s1", "shift")
        let codes = try await stage.refused(
            .associationResolve,
            ["associationId": try stage.waiting("s1"), "campaignId": .string("c1")]
        )
        #expect(codes == ["schema_violation"])
        #expect(try stage.association("s1")["status"] == .string("review"))
        #expect(try stage.count("sessions") == 0)
        try await stage.expectWhole()
    }

    @Test func `only coordinators and administrators of the platform resolve, in their company`()
        async throws
    {
        let stage = try await Stage.associating()
        try await stage.register("other")
        try await stage.stray("s1")
        let data: JSONObject = [
            "associationId": try stage.waiting("s1"), "campaignId": .string("c1"),
        ]
        for role in [Principal.Role.sales, .companyAdmin, .companyViewer, .service] {
            let principal = Principal(id: "p", role: role, companies: ["acme"])
            #expect(
                try await stage.refused(.associationResolve, data, by: principal) == ["forbidden"]
            )
        }
        #expect(
            try await stage.refused(.associationResolve, data, by: Stage.coordinator, to: "other")
                == ["forbidden"]
        )
        #expect(try await stage.refused(.associationResolve, data, to: "other") == ["not_found"])
        try await stage.draft("o1", company: "other")
        #expect(
            try await stage.refused(
                .associationResolve,
                ["associationId": try stage.waiting("s1"), "campaignId": .string("o1")]
            ) == ["not_found"]
        )
        try await stage.done(.associationResolve, data, by: Stage.coordinator)
        try await stage.expectWhole()
    }

    @Test func `campaigns of another company are no candidates`() async throws {
        let stage = try await Stage.associating()
        try await stage.register("other")

        let told = try await stage.stray(
            "s1",
            volunteers: ["v1"],
            participants: ["p1"],
            company: "other"
        )

        #expect(told.isEmpty)
        #expect(try stage.association("s1")["company"] == .string("other"))
        #expect(try stage.association("s1")["status"] == .string("unassociated"))
        #expect(try stage.count("sessions") == 0)
        #expect(try await stage.stray("s1", volunteers: ["v1"], participants: ["p1"]).count == 2)
        try await stage.expectWhole()
    }
}
