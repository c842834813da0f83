import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Facts about activities")
struct ActivityFactTests {
    @Test(arguments: [
        ("mentorship", "checkin"), ("language_connect", "shift"), ("buddy", "session"),
        ("upskilling", "event"), ("work_experience", "session"),
    ])
    func `a session of a kind that the type does not have is rejected`(
        _ type: String,
        _ kind: String
    ) async throws {
        let stage = try await Stage.sold(.seats(10), type: type)

        let told = try await stage.session("s1", kind)

        #expect(told.names == ["ingest.message_rejected"])
        #expect(told[0]["code"] == .string("schema_violation"))
        #expect(try stage.rows("facts").isEmpty)
        try await stage.expectWhole()
    }

    @Test func `a milestone that the type does not have is rejected`() async throws {
        let stage = try await Stage.sold(.seats(10))

        let told = try await stage.milestone("m1", "hired")
        let session = try await stage.milestone("m2", "session")

        #expect(told.names == ["ingest.message_rejected"])
        #expect(told[0]["code"] == .string("schema_violation"))
        #expect(session[0]["code"] == .string("schema_violation"))
        try await stage.expectWhole()
    }

    @Test func `a session is written into the ledger under every model`() async throws {
        let stage = try await Stage.sold(.iaas(10))

        let told = try await stage.session("s1", minutes: 90, at: "2026-04-01T08:00:00Z")

        #expect(told.names == ["billing.usage_recorded"])
        #expect(told[0]["type"] == .string("session"))
        #expect(told[0]["minutes"] == .int(90))
        #expect(told[0]["model"] == .string("iaas"))
        #expect(told[0]["effectiveAt"] == .string("2026-04-01T08:00:00.000Z"))
        #expect(try stage.count("sessions") == 1)
        try await stage.expectWhole()
    }

    @Test func `a fact about a cohort of another campaign loses it`() async throws {
        let stage = try await Stage.sold(.credits(1_000_000))
        try await stage.tick("2026-06-01T10:00:00Z")
        let instance = try #require(stage.rows("instances").first?["id"]?.string)

        try await stage.session("s1", instance: instance)
        try await stage.session("s2", instance: "elsewhere")
        try await stage.served("l1", "p1", instance: "elsewhere")
        try await stage.milestone("m1", "goal_achieved", instance: "elsewhere")
        try await stage.spent("k1", 100, instance: "elsewhere")

        #expect(try stage.fact("s1")["flags"] == .string(""))
        #expect(try stage.fact("s1")["instance"] == .string(instance))
        #expect(try stage.fact("s2")["flags"] == .string("instance_unknown"))
        #expect(try stage.fact("s2")["instance"] == .null)
        let flags = try stage.fact("l1")["flags"]?.string ?? ""
        #expect(flags.contains("instance_unknown"))
        #expect(try stage.fact("m1")["flags"] == .string("instance_unknown"))
        #expect(try stage.fact("k1")["flags"] == .string("instance_unknown"))
        let booked = try stage.rows("usage").filter { $0["ref"] == .string("s1") }
        #expect(booked.count == 2)
        #expect(booked.allSatisfy { $0["instance"] == .string(instance) })
        try await stage.expectWhole()
    }

    @Test func `people who are not enrolled are flagged`() async throws {
        let stage = try await Stage.sold(.seats(10))
        try await stage.created("e1", "v1")
        try await stage.created("e2", "l1", role: "beneficiary")
        try await stage.created("e3", "l2", role: "beneficiary")
        try await stage.withdrawn("e3")

        try await stage.session("s1", volunteers: ["v1"], participants: ["l1"])
        try await stage.session("s2", volunteers: ["v1"], participants: ["l1", "l2"])
        try await stage.session("s3", volunteers: ["l1"])
        try await stage.milestone("m1", "goal_achieved", "l1", volunteer: "v1")
        try await stage.milestone("m2", "goal_achieved", "l1", volunteer: "v2")

        #expect(try stage.fact("s1")["flags"] == .string(""))
        #expect(try stage.fact("s2")["flags"] == .string("not_enrolled"))
        #expect(try stage.fact("s3")["flags"] == .string("not_enrolled"))
        #expect(try stage.fact("m1")["flags"] == .string(""))
        #expect(try stage.fact("m2")["flags"] == .string("not_enrolled"))
        #expect(try stage.count("sessions") == 3)
        try await stage.expectWhole()
    }

    @Test func `facts for a campaign that is not open count with a flag`() async throws {
        let stage = try await Stage.sold(.credits(100_000))
        try await stage.tick("2026-06-02T10:00:00Z")
        try await stage.move(to: "paused", reason: "holidays")
        try await stage.session("s1")
        try await stage.move(to: "completed", reason: "all done")
        try await stage.session("s2")
        try await stage.served("l1", "p1")

        #expect(try stage.fact("s1")["flags"] == .string("campaign_not_open"))
        #expect(try stage.fact("s2")["flags"] == .string("campaign_not_open"))
        #expect(try stage.standing() == "20000/100000")
        #expect(try stage.count("served") == 1)
        try await stage.expectWhole()
    }

    @Test func `another message about a known fact changes nothing`() async throws {
        let stage = try await Stage.sold(.credits(100_000))
        try await stage.session("x")
        try await stage.milestone("x", "goal_achieved", "p1")
        try await stage.served("x", "p1")
        try await stage.spent("x", 100)

        let again = [
            try await stage.session("x", minutes: 20, id: "1"),
            try await stage.milestone("x", "goal_achieved", "p1", id: "2"),
            try await stage.served("x", "p1", id: "3"),
            try await stage.spent("x", 200, id: "4"),
        ]

        #expect(again.allSatisfy { $0.isEmpty })
        #expect(try stage.tallies()["duplicate_business"] == 4)
        let sums = try stage.ledger()
        #expect(sums == ["session": 1, "credits_consumed": 10_000, "learner_served": 1])
        try await stage.expectWhole()
    }

    @Test func `a known reference with another campaign or person is a conflict`() async throws {
        let stage = try await Stage.sold(.credits(100_000))
        try await stage.draft("c2")
        try await stage.session("x")
        try await stage.milestone("x", "goal_achieved", "p1")
        try await stage.served("x", "p1")
        try await stage.spent("x", 100)

        let conflicts = [
            try await stage.session("x", campaign: "c2", id: "1"),
            try await stage.milestone("x", "goal_achieved", "p2", id: "2"),
            try await stage.milestone("x", "goal_achieved", "p1", campaign: "c2", id: "3"),
            try await stage.served("x", "p2", id: "4"),
            try await stage.served("x", "p1", campaign: "c2", id: "5"),
            try await stage.spent("x", 100, campaign: "c2", id: "6"),
            try await stage.voided("session", "x", campaign: "c2"),
        ]

        #expect(conflicts.allSatisfy { $0.names == ["ingest.message_rejected"] })
        #expect(conflicts.allSatisfy { $0.first?["code"] == .string("reference_conflict") })
        try await stage.expectWhole()
    }

    @Test func `a fact is taken back once and never comes again`() async throws {
        let stage = try await Stage.sold(.credits(100_000))
        try await stage.session("x")
        try await stage.milestone("x", "goal_achieved", "p1")
        try await stage.served("x", "p1")
        try await stage.spent("x", 100)
        let kinds = ["session", "milestone", "served", "cost"]

        for kind in kinds { try await stage.voided(kind, "x") }
        var later: [[Told]] = []
        for kind in kinds { later.append(try await stage.voided(kind, "x", id: "2-\(kind)")) }
        later.append(try await stage.session("x", id: "2"))
        later.append(try await stage.milestone("x", "goal_achieved", "p1", id: "3"))
        later.append(try await stage.served("x", "p1", id: "4"))
        later.append(try await stage.spent("x", 100, id: "5"))

        #expect(later.allSatisfy { $0.isEmpty })
        #expect(try stage.tallies()["duplicate_business"] == 8)
        let facts = try stage.rows("facts")
        #expect(facts.allSatisfy { $0["voided"] == .int(1) })
        let sums = try stage.ledger()
        #expect(sums == ["session": 0, "credits_consumed": 0, "learner_served": 0])
        #expect(try stage.count("sessions") == 0)
        try await stage.expectWhole()
    }

    @Test(arguments: ["session", "milestone", "served", "cost"])
    func `a void that comes first waits for its fact`(_ kind: String) async throws {
        let stage = try await Stage.sold(.credits(100_000))

        let early = try await stage.voided(kind, "x")
        let late =
            switch kind {
            case "session": try await stage.session("x")
            case "milestone": try await stage.milestone("x", "goal_achieved", "p1")
            case "served": try await stage.served("x", "p1")
            default: try await stage.spent("x", 100)
            }

        #expect(early.names == ["ingest.message_parked"])
        #expect(early[0]["awaitedKey"] == .string("\(kind):x"))
        #expect(late.last?.name == "ingest.message_resolved")
        #expect(!late.names.contains("capacity.changed"))
        #expect(try stage.fact("x")["voided"] == .int(1))
        let sums = try stage.ledger()
        #expect(sums.values.allSatisfy { $0 == 0 })
        try await stage.expectWhole()
    }

    @Test func `facts wait for their campaign`() async throws {
        let stage = try await Stage.sold(.seats(10))
        let early = [
            try await stage.session("s1", campaign: "c2"),
            try await stage.milestone("m1", "goal_achieved", campaign: "c2"),
            try await stage.served("l1", "p1", campaign: "c2"),
            try await stage.spent("k1", 100, campaign: "c2"),
            try await stage.voided("session", "s1", campaign: "c2"),
        ]

        try await stage.draft("c2")

        #expect(early.allSatisfy { $0.names == ["ingest.message_parked"] })
        #expect(early.allSatisfy { $0[0]["awaitedKey"] == .string("campaign:c2") })
        #expect(try stage.rows("facts").count == 4)
        #expect(try stage.fact("s1")["voided"] == .int(1))
        #expect(try stage.tallies()["parked"] == nil)
        try await stage.expectWhole()
    }

    @Test func `facts of another company's campaign are rejected`() async throws {
        let stage = try await Stage.sold(.seats(10))
        try await stage.register("other")

        let told = try await stage.session("s1", company: "other")

        #expect(told.first?["code"] == .string("tenant_mismatch"))
        try await stage.expectWhole()
    }

    @Test func `a cost in another currency is rejected`() async throws {
        let stage = try await Stage.sold(.seats(10))

        let told = try await stage.spent("k1", 100, "USD")
        try await stage.spent("k2", 100)

        #expect(told.names == ["ingest.message_rejected"])
        #expect(told[0]["code"] == .string("currency_mismatch"))
        #expect(try stage.rows("facts").map { $0["ref"] } == [.string("k2")])
        try await stage.expectWhole()
    }

    @Test func `the same reference may name facts of several kinds`() async throws {
        let stage = try await Stage.sold(.credits(100_000))
        try await stage.session("x")
        try await stage.served("x", "p1")

        try await stage.voided("session", "x")

        #expect(try stage.count("served") == 1)
        #expect(try stage.count("sessions") == 0)
        try await stage.expectWhole()
    }
}
