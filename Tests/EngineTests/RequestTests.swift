import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Requests for a place")
struct RequestTests {
    @Test func `the cap is the last seat, and beneficiaries need none`() async throws {
        let stage = try await Stage.recruiting(seats: 50)
        for number in 1...54 { try await stage.requested("r\(number)", "p\(number)") }

        let last = try await stage.requested("r55", "p55")
        let over = try await stage.requested("r56", "p56")
        let learner = try await stage.requested("r57", "p57", role: "beneficiary")

        let accepted = try last.first("enrollment.decided")
        #expect(accepted["decision"] == .string("accepted"))
        #expect(accepted["used"] == .int(55))
        let waiting = try over.first("enrollment.decided")
        #expect(waiting["decision"] == .string("waitlisted"))
        #expect(waiting["reasons"] == .array([.string("capacity_exhausted")]))
        #expect(waiting["waitlistPlace"] == .int(1))
        #expect(waiting["expiresAt"] == .string("2026-04-15T09:00:00.000Z"))
        #expect(try learner.first("enrollment.decided")["decision"] == .string("accepted"))
        #expect(try stage.capacity()["used"] == .int(55))
    }

    @Test func `a repeated request hears its latest decision again`() async throws {
        let stage = try await Stage.recruiting()
        let first = try await stage.requested("r1", "p1")

        let again = try await stage.requested("r1", "p1", event: "other")

        #expect(again.names == ["enrollment.decided"])
        #expect(again[0]["duplicate"] == .bool(true))
        #expect(again[0]["enrollmentId"] == first[0]["enrollmentId"])
        #expect(again[0]["used"] == .int(1))
        #expect(try stage.tallies()["duplicate_business"] == 1)
    }

    @Test func `a request of somebody who is in stands for that enrollment`() async throws {
        let stage = try await Stage.recruiting()
        let first = try await stage.requested("r1", "p1")

        let second = try await stage.requested("r2", "p1")
        let gone = try await stage.withdrawn("r2")

        #expect(second.names == ["enrollment.decided"])
        #expect(second[0]["duplicate"] == .bool(true))
        #expect(second[0]["enrollmentId"] == first[0]["enrollmentId"])
        #expect(gone.names.first == "enrollment.ended")
        #expect(try stage.capacity()["used"] == .int(0))
    }

    @Test func `a source reference attaches to the request's enrollment`() async throws {
        let stage = try await Stage.recruiting()
        let decided = try await stage.requested("r1", "p1")

        let told = try await stage.created("e1", "p1", request: "r1")
        let gone = try await stage.withdrawn("r1")

        #expect(told.names == ["enrollment.recorded"])
        #expect(told[0]["duplicate"] == .bool(true))
        #expect(told[0]["enrollmentId"] == decided[0]["enrollmentId"])
        #expect(gone.names.first == "enrollment.ended")
        #expect(gone[0]["enrollmentRef"] == .string("e1"))
    }

    @Test func `the request's id stays a name of the enrollment and makes no second one`()
        async throws
    {
        let stage = try await Stage.recruiting()
        try await stage.requested("r1", "p1")
        try await stage.created("e1", "p1", request: "r1")

        let told = try await stage.created("r1", "p1")

        #expect(told.isEmpty)
        #expect(try stage.tallies()["duplicate_business"] == 1)
        #expect(try stage.rows("enrollments").count == 1)
    }

    @Test func `a fact that answers a standing request attaches even after the end`()
        async throws
    {
        let stage = try await Stage.recruiting()
        let decided = try await stage.requested("r1", "p1")
        try await stage.requested("r2", "p1")
        try await stage.withdrawn("r1")

        let told = try await stage.created("e1", "p1", request: "r2")

        #expect(told.names == ["enrollment.recorded"])
        #expect(told[0]["enrollmentId"] == decided[0]["enrollmentId"])
        #expect(try stage.capacity()["used"] == .int(0))
    }

    @Test func `an unknown campaign is an answer and no reason to wait`() async throws {
        let stage = try await Stage.recruiting()

        let told = try await stage.requested("r1", "p1", campaign: "nowhere")

        #expect(told.names == ["enrollment.decided"])
        #expect(told[0]["decision"] == .string("rejected"))
        #expect(told[0]["reasons"] == .array([.string("campaign_unknown")]))
    }

    @Test func `every hard reason is told, in order`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "p1", role: "beneficiary")
        try await stage.done(.companySetStatus, ["status": .string("suspended")])
        try await stage.move(to: "paused", reason: "holidays")

        let told = try await stage.requested("r1", "p1", instance: "ins_acme_1_1")

        #expect(
            told[0]["reasons"]
                == .array(
                    [
                        "campaign_not_open", "company_suspended", "role_conflict",
                        "instance_unknown",
                    ].map { .string($0) }
                )
        )
    }

    @Test func `a full campaign says why nobody may wait`() async throws {
        let stage = try await Stage.recruiting(
            seats: 1,
            [
                "waitlist": .object(["maxLength": .int(1)])
            ]
        )
        try await stage.requested("r1", "p1")

        let declined = try await stage.requested("r2", "p2", waitlist: false)
        try await stage.requested("r3", "p3")
        let full = try await stage.requested("r4", "p4")

        #expect(
            declined[0]["reasons"]
                == .array([.string("capacity_exhausted"), .string("waitlist_declined")])
        )
        #expect(
            full[0]["reasons"]
                == .array([.string("capacity_exhausted"), .string("waitlist_full")])
        )
    }

    @Test func `a campaign without a waiting list says so`() async throws {
        let stage = try await Stage.recruiting(
            seats: 1,
            ["waitlist": .object(["enabled": .bool(false)])]
        )
        try await stage.requested("r1", "p1")

        let told = try await stage.requested("r2", "p2", waitlist: false)

        #expect(
            told[0]["reasons"]
                == .array([.string("capacity_exhausted"), .string("waitlist_disabled")])
        )
    }

    @Test func `a known request with another person is a conflict`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.requested("r1", "p1")

        let other = try await stage.requested("r1", "p2", event: "other")
        let fact = try await stage.created("e1", "p2", request: "r1")

        #expect(other[0]["code"] == .string("reference_conflict"))
        #expect(fact[0]["code"] == .string("reference_conflict"))
    }

    @Test func `the asker hears the decision and a repetition hears the verdict`() async throws {
        let stage = try await Stage.recruiting()
        var message = SimulatedMessage.event(
            .enrollmentRequested,
            company: "acme",
            id: "x",
            data: [
                "requestId": .string("r1"), "campaignId": .string("c1"),
                "participantId": .string("p1"), "role": .string("volunteer"),
            ]
        )
        message.replyTo = "asker"
        message.correlationId = "7"

        let told = try await stage.fold(message)
        let again = try await stage.fold(message)

        let replies = told.filter { $0.row.replyTo == "asker" }
        #expect(replies.names == ["enrollment.decided"])
        #expect(replies[0].row.correlation == "7")
        #expect(replies[0].row.routingKey == "enrollment.decided.acme")
        #expect(again.names == [Verdict.type])
        #expect(again[0]["disposition"] == .string("applied"))
        #expect(again[0].row.routingKey.isEmpty)
    }

    @Test func `a fact whose sender asks gets a verdict`() async throws {
        let stage = try await Stage.recruiting()
        var message = SimulatedMessage.event(
            .enrollmentWithdrawn,
            company: "acme",
            id: "x",
            data: ["enrollmentRef": .string("e1"), "campaignId": .string("c1")]
        )
        message.replyTo = "asker"

        let told = try await stage.fold(message)

        let verdict = try told.first(Verdict.type)
        #expect(verdict["disposition"] == .string("parked"))
        #expect(verdict["result"] == .object(["awaitedKey": .string("enrollment:e1")]))
    }
}
