import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Room beside holds")
struct HoldRoomTests {
    @Test func `what is held is free to nobody else, and raises no alert`() async throws {
        let stage = try await Stage.recruiting(seats: 10)
        try await stage.crowd("p", 9, role: "volunteer")
        let alerts = try stage.rows("alerts").count

        let first = try await stage.hold("h1", "A")
        let second = try await stage.hold("h2", "B")
        let third = try await stage.hold("h3", "C")
        let asked = try await stage.requested("r1", "D")
        let learner = try await stage.hold("h4", "L", role: "beneficiary")

        #expect(first[0]["decision"] == .string("held"))
        #expect(second[0]["held"] == .int(2))
        #expect(third[0]["decision"] == .string("rejected"))
        #expect(third[0].reasons == ["capacity_exhausted"])
        #expect(asked[0]["decision"] == .string("waitlisted"))
        #expect(asked[0].reasons == ["capacity_exhausted"])
        #expect(learner.names == ["enrollment.hold_decided"])
        #expect(learner[0]["held"] == .int(2))
        #expect(try stage.places() == "9+2, 1 wait")
        #expect(try stage.rows("alerts").count == alerts)
        try await stage.expectWhole()
    }

    @Test func `a request that has no room without holds either is a refusal`() async throws {
        let stage = try await Stage.recruiting(seats: 10, ["overbookPct": .int(0)])
        try await stage.crowd("p", 10, role: "volunteer")

        let told = try await stage.hold("h1", "A")

        #expect(told[0].reasons == ["capacity_exhausted"])
        #expect(
            try told.first("capacity.threshold_crossed")["threshold"] == .int(110)
        )
    }

    @Test func `facts use up the room below holds, which are kept all the same`() async throws {
        let stage = try await Stage.recruiting(seats: 10)
        try await stage.crowd("p", 9, role: "volunteer")
        try await stage.hold("h1", "A")
        try await stage.hold("h2", "B")
        try await stage.crowd("q", 2, role: "volunteer")
        #expect(try stage.places() == "11+2, 0 wait")

        let told = try await stage.confirm("h1")

        #expect(told[0]["decision"] == .string("accepted"))
        #expect(try stage.places() == "12+1, 0 wait")
        let row = try #require(try stage.rows("enrollments").last)
        #expect(row["overbooked"] == .int(1))
        try await stage.expectWhole()
    }

    @Test func `fewer seats take no hold away`() async throws {
        let stage = try await Stage.recruiting(seats: 10)
        try await stage.hold("h1", "A")

        try await stage.seats(1)
        try await stage.hold("h2", "B")
        let told = try await stage.confirm("h1")

        #expect(try stage.holds() == ["confirmed", "rejected"])
        #expect(told[0]["decision"] == .string("accepted"))
        try await stage.expectWhole()
    }

    @Test func `a held learner who is served takes no unit any more`() async throws {
        let stage = try await Stage.sold(.iaas(10))
        try await stage.hold("h1", "L", role: "beneficiary")
        #expect(try stage.places() == "0+1, 0 wait")

        try await stage.served("s1", "L")
        #expect(try stage.places() == "1+0, 0 wait")
        try await stage.voided("served", "s1")
        #expect(try stage.places() == "0+1, 0 wait")
        try await stage.served("s2", "L")
        let told = try await stage.confirm("h1")

        #expect(told[0]["used"] == .int(1))
        #expect(try stage.places() == "1+0, 0 wait")
        try await stage.expectWhole()
    }

    @Test func `another model counts other holds`() async throws {
        let stage = try await Stage.sold(.iaas(10))
        try await stage.hold("h1", "L", role: "beneficiary")
        try await stage.hold("h2", "A")
        #expect(try stage.places() == "0+1, 0 wait")

        try await stage.sell(.seats(10))
        #expect(try stage.places() == "0+1, 0 wait")
        try await stage.sell(.credits(100_000))
        #expect(try stage.places() == "0+0, 0 wait")
        try await stage.expectWhole()
    }

    @Test func `a hold borrows as a request does, and its end returns the loan`() async throws {
        let stage = try await Stage.bundled([200, 1000], learners: 100)
        try await stage.crowd("a", 2, campaign: "c1")

        let told = try await stage.hold("h1", "L", role: "beneficiary")
        #expect(told[0]["decision"] == .string("held"))
        #expect(told[0]["limit"] == .int(3))
        #expect(try stage.share("c1") == "2+1-0")
        #expect(try stage.places("c1") == "2+1, 0 wait")

        try await stage.tick("2026-04-01T09:30:00Z")
        #expect(try stage.share("c1") == "2+0-0")
        #expect(try stage.share("c2") == "10+0-0")
        try await stage.expectWhole()
    }

    @Test func `a confirmed hold keeps its loan, and held units are not lent`() async throws {
        let stage = try await Stage.bundled([200, 400], learners: 100)
        try await stage.crowd("a", 2, campaign: "c1")
        try await stage.hold("h1", "L", role: "beneficiary")
        try await stage.confirm("h1")
        #expect(try stage.share("c1") == "2+1-0")
        try await stage.hold("h2", "M", role: "beneficiary", campaign: "c2")
        try await stage.hold("h3", "N", role: "beneficiary", campaign: "c2")

        let told = try await stage.hold("h4", "O", role: "beneficiary")

        #expect(told[0].reasons == ["capacity_exhausted"])
        #expect(try stage.share("c2") == "4+0-1")
        try await stage.expectWhole()
    }

    @Test func `a fact of the holder needs no loan`() async throws {
        let stage = try await Stage.bundled([200, 1000], learners: 100)
        try await stage.crowd("a", 1, campaign: "c1")
        try await stage.hold("h1", "L", role: "beneficiary")

        try await stage.created("e1", "L", role: "beneficiary")
        #expect(try stage.share("c1") == "2+0-0")
        try await stage.hold("h2", "M", role: "beneficiary")
        try await stage.created("e2", "N", role: "beneficiary")

        #expect(try stage.share("c1") == "2+2-0")
        #expect(try stage.places("c1") == "3+1, 0 wait")
        try await stage.expectWhole()
    }

    @Test func `a hard quota counts the places kept`() async throws {
        let stage = try await Stage.recruiting(seats: 10)
        try await stage.limit("q1", "volunteers", 3)
        try await stage.crowd("p", 2, role: "volunteer")
        try await stage.hold("h1", "A")

        let held = try await stage.hold("h2", "B")
        let asked = try await stage.requested("r1", "C")
        let released = try await stage.release("h1")

        #expect(held[0].reasons == ["quota_exhausted"])
        #expect(held[0]["quotaIds"] == .array([.string("q1")]))
        #expect(asked[0].reasons == ["quota_exhausted"])
        #expect(
            try released.first("enrollment.decided")["participantId"] == .string("C")
        )
        #expect(try stage.use("q1") == 3)
        try await stage.expectWhole()
    }

    @Test(arguments: ["company", "campaign", "role", "group", "month"])
    func `quotas of every scope count the places kept`(scope: String) async throws {
        let stage = try await Stage.recruiting(seats: 10)
        let refs = [
            "company": "acme", "campaign": "c1", "role": "c1/volunteer", "group": "acme/g1",
            "month": "acme",
        ]
        try await stage.limit(
            "q1",
            "volunteers",
            1,
            period: scope == "month" ? "month" : "total",
            scope: scope == "month" ? "company" : scope,
            ref: try #require(refs[scope])
        )
        try await stage.hold("h1", "A")

        let second = try await stage.hold("h2", "B")
        let learner = try await stage.hold("h3", "L", role: "beneficiary")
        let taken = try await stage.confirm("h1")

        #expect(second[0].reasons == ["quota_exhausted"])
        #expect(learner[0]["decision"] == .string("held"))
        #expect(taken[0]["decision"] == .string("accepted"))
        try await stage.expectWhole()
    }

    /// Classes of two that open no further one.
    private func classes(autoSplit: Bool) async throws -> Stage {
        let stage = try await Stage.recruiting(
            type: "language_connect",
            cohort: ["minSize": .int(1), "maxSize": .int(2), "autoSplit": .bool(autoSplit)]
        )
        try await stage.tick("2026-06-01T08:00:00Z")
        return stage
    }

    @Test func `a held learner keeps a place in the class`() async throws {
        let stage = try await classes(autoSplit: false)
        try await stage.created("e1", "p1", role: "beneficiary")
        let held = try await stage.hold("h1", "A", role: "beneficiary")

        let asked = try await stage.requested("r1", "B", role: "beneficiary")
        let fact = try await stage.created("e2", "p2", role: "beneficiary")
        let taken = try await stage.confirm("h1")

        #expect(asked[0].reasons == ["instance_full"])
        #expect(fact[0]["overClass"] == .bool(true))
        #expect(taken[0]["instanceId"] == held[0]["instanceId"])
        #expect(try stage.rows("enrollments").last?["over_class"] == .int(1))
        try await stage.expectWhole()
    }

    @Test func `a hold opens a class as a request does`() async throws {
        let stage = try await classes(autoSplit: true)
        try await stage.crowd("p", 2)

        let told = try await stage.hold("h1", "A", role: "beneficiary")

        #expect(told.names == ["instance.created", "enrollment.hold_decided"])
        #expect(told[1]["instanceId"] == told[0]["instanceId"])
        let fact = try await stage.created("e9", "A", role: "beneficiary")
        #expect(try fact.first("enrollment.recorded")["instanceId"] == told[0]["instanceId"])
        try await stage.expectWhole()
    }

    @Test func `a cohort that was wished and is over stands against the holder`() async throws {
        let stage = try await classes(autoSplit: false)
        let cohort = try #require(try stage.rows("instances").first?["id"]?.string)
        try await stage.hold("h1", "A", role: "beneficiary", instance: cohort)
        try await stage.hold("h2", "B", role: "beneficiary")
        let unknown = try await stage.hold("h3", "C", instance: "ins_acme_1_1")
        #expect(unknown[0].reasons == ["instance_unknown"])
        for target in ["paused", "completed"] {
            try await stage.done(
                .instanceTransition,
                [
                    "instanceId": .string(cohort), "target": .string(target),
                    "reason": .string("over"),
                ]
            )
        }

        let wished = try await stage.confirm("h1")
        let free = try await stage.confirm("h2")

        #expect(wished[0].reasons == ["instance_not_open"])
        #expect(free[0]["decision"] == .string("accepted"))
        #expect(free[0]["instanceId"] == nil)
        try await stage.expectWhole()
    }
}
