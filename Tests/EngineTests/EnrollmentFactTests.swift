import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Facts about enrollments")
struct EnrollmentFactTests {
    @Test func `a fact fills a seat, is billed, and the room is told`() async throws {
        let stage = try await Stage.recruiting()

        let told = try await stage.created("e1", "p1", at: "2026-04-01T08:59:00Z")

        #expect(
            told.names == ["enrollment.recorded", "billing.usage_recorded", "capacity.changed"]
        )
        #expect(told[0]["enrollmentRef"] == .string("e1"))
        #expect(told[0]["duplicate"] == .bool(false))
        #expect(told[0]["flags"] == .array([]))
        #expect(told[1]["type"] == .string("seat_assigned"))
        #expect(told[1]["ref"] == .string("e1"))
        #expect(told[1]["effectiveAt"] == .string("2026-04-01T08:59:00.000Z"))
        #expect(told[2]["used"] == .int(1))
        #expect(told[2]["delta"] == .int(1))
        #expect(told[2]["cap"] == .int(55))
        #expect(told.map(\.row.id) == (1...3).map { "h-\(stage.position)-acme-\($0)" })
        #expect(told.allSatisfy { $0.event["causationid"] == .string("created-e1") })
    }

    @Test func `a withdrawal that comes first waits for its enrollment`() async throws {
        let stage = try await Stage.recruiting()

        let early = try await stage.withdrawn("e1")
        let late = try await stage.created("e1", "p1")

        #expect(early.names == ["ingest.message_parked"])
        #expect(early[0]["awaitedKey"] == .string("enrollment:e1"))
        #expect(early[0]["deadline"] == .string("2026-04-08T09:00:00.000Z"))
        #expect(
            late.names == [
                "enrollment.recorded", "billing.usage_recorded", "enrollment.ended",
                "billing.usage_recorded", "ingest.message_resolved",
            ]
        )
        #expect(late[4]["parkedId"] == early[0]["parkedId"])
        #expect(late[4].event["causationid"] == .string("withdrawn-e1"))
        #expect(late[0].event["causationid"] == .string("created-e1"))
        #expect(try stage.ledger() == ["seat_assigned": 1, "seat_released": 1])
        #expect(try stage.capacity()["used"] == .int(0))
        #expect(try stage.tallies()["parked"] == nil)
    }

    @Test func `the same message again changes nothing and tells nothing`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "p1")
        let before = try NodeDigest(path: stage.path).tables().filter { $0.name != "node" }

        let told = try await stage.created("e1", "p1")

        #expect(told.isEmpty)
        let after = try NodeDigest(path: stage.path).tables().filter { $0.name != "node" }
        #expect(after.filter { $0.name != "tallies" } == before.filter { $0.name != "tallies" })
        #expect(try stage.tallies()["duplicate_message"] == 1)
    }

    @Test func `the same id with another body is rejected and keeps what was stored`()
        async throws
    {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "p1", id: "x")

        let told = try await stage.created("e1", "p2", id: "x")
        let again = try await stage.created("e1", "p1", id: "x")

        #expect(told.names == ["ingest.message_rejected"])
        #expect(told[0]["code"] == .string("id_reuse"))
        #expect(again.isEmpty)
        #expect(try stage.capacity()["used"] == .int(1))
    }

    @Test func `another message about a known enrollment is a business duplicate`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "p1")

        let told = try await stage.created("e1", "p1", id: "other")

        #expect(told.isEmpty)
        #expect(try stage.tallies()["duplicate_business"] == 1)
    }

    @Test(arguments: ["participant", "role", "campaign"])
    func `a known reference with something else is a conflict`(_ what: String) async throws {
        let stage = try await Stage.recruiting()
        try await stage.draft("c2")
        try await stage.created("e1", "p1")

        let told = try await stage.created(
            "e1",
            what == "participant" ? "p2" : "p1",
            role: what == "role" ? "beneficiary" : "volunteer",
            campaign: what == "campaign" ? "c2" : "c1",
            id: "other"
        )

        #expect(told.names == ["ingest.message_rejected"])
        #expect(told[0]["code"] == .string("reference_conflict"))
    }

    @Test(arguments: [
        ["c e1", "c e2", "w e1"], ["c e1", "w e1", "c e2"], ["w e1", "c e1", "c e2"],
        ["w e1", "c e2", "c e1"], ["c e2", "c e1", "w e1"], ["c e2", "w e1", "c e1"],
    ])
    func `two enrollments of one person take one seat in any order`(
        _ order: [String]
    ) async throws {
        let stage = try await Stage.recruiting()

        for step in order {
            let ref = String(step.suffix(2))
            if step.hasPrefix("c") {
                try await stage.created(ref, "p1")
            } else {
                try await stage.withdrawn(ref)
            }
        }

        #expect(try stage.capacity()["used"] == .int(1))
        let sums = try stage.ledger()
        #expect(sums["seat_assigned", default: 0] - sums["seat_released", default: 0] == 1)
        let active = try stage.rows("enrollments").filter { $0["status"] == .string("active") }
        #expect(active.map { $0["enrollment_ref"] } == [.string("e2")])
    }

    @Test func `beneficiaries take no seat and are not billed for one`() async throws {
        let stage = try await Stage.recruiting()

        let told = try await stage.created("e1", "p1", role: "beneficiary")

        #expect(told.names == ["enrollment.recorded"])
        #expect(try stage.capacity()["used"] == .int(0))
        #expect(try stage.capacity()["beneficiaries"] == .int(1))
    }

    @Test func `a completion of a beneficiary serves them once`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "p1", role: "beneficiary")
        try await stage.created("e2", "p1", role: "beneficiary")

        let first = try await stage.completed("e1", outcome: "not_met")
        let second = try await stage.completed("e2")

        #expect(first.names == ["enrollment.ended", "billing.usage_recorded"])
        #expect(first[0]["status"] == .string("completed"))
        #expect(first[1]["type"] == .string("learner_served"))
        #expect(first[1]["ref"] == .string("completed:e1"))
        #expect(second.names == ["enrollment.ended"])
        #expect(try stage.capacity()["served"] == .int(1))
    }

    @Test func `a completion after a withdrawal makes it completed and frees nothing`()
        async throws
    {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "p1")
        try await stage.withdrawn("e1")

        let told = try await stage.completed("e1")
        let again = try await stage.completed("e1", id: "again")

        #expect(told.names == ["enrollment.ended"])
        #expect(told[0]["status"] == .string("completed"))
        #expect(told[0]["released"] == .bool(false))
        #expect(again.isEmpty)
        #expect(try stage.tallies()["duplicate_business"] == 1)
    }

    @Test func `a second withdrawal and a withdrawal after completion are duplicates`()
        async throws
    {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "p1")
        try await stage.withdrawn("e1")

        let again = try await stage.withdrawn("e1", id: "again")

        #expect(again.isEmpty)
        #expect(try stage.tallies()["duplicate_business"] == 1)
    }

    @Test func `a voided enrollment frees its seat and stays voided`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "p1")

        let told = try await stage.voided("e1")
        let second = try await stage.voided("e1", id: "again")
        let completed = try await stage.completed("e1")
        let resent = try await stage.created("e1", "p1", id: "resent")

        #expect(
            told.names == ["enrollment.ended", "billing.usage_recorded", "capacity.changed"]
        )
        #expect(told[0]["endReason"] == .string("voided"))
        #expect(told[1]["type"] == .string("seat_released"))
        #expect(told[1]["quantity"] == .int(1))
        #expect(second.isEmpty && completed.isEmpty && resent.isEmpty)
        #expect(try stage.tallies()["duplicate_business"] == 3)
    }

    @Test func `voiding the last support takes served back with a reversal`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "p1", role: "beneficiary")
        let served = try await stage.completed("e1", at: "2026-03-31T20:00:00Z")
        try await stage.tick("2026-04-02T10:00:00Z")

        let told = try await stage.voided("e1")

        #expect(told.names == ["enrollment.ended", "billing.usage_recorded"])
        #expect(told[1]["quantity"] == .int(-1))
        #expect(told[1]["reverses"] == served[1]["usageId"])
        #expect(told[1]["period"] == served[1]["period"])
        #expect(try stage.capacity()["served"] == .int(0))
        #expect(try stage.ledger()["learner_served"] == 0)
    }

    @Test func `facts count in every state of a campaign and are flagged`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        try await stage.catalog()
        try await stage.draft("c1", Stage.fields(start: "2026-06-01"))

        let told = try await stage.created("e1", "p1")

        #expect(told[0]["flags"] == .array([.string("campaign_not_open")]))
        #expect(try stage.capacity()["used"] == .int(1))
    }

    @Test func `a fact beyond the cap counts and is flagged overbooked`() async throws {
        let stage = try await Stage.recruiting(seats: 1)
        try await stage.created("e1", "p1")

        let told = try await stage.created("e2", "p2")

        #expect(told[0]["overbooked"] == .bool(true))
        #expect(try stage.capacity()["used"] == .int(2))
    }

    @Test func `an unknown cohort is dropped with a flag`() async throws {
        let stage = try await Stage.recruiting()

        let told = try await stage.created("e1", "p1", instance: "ins_acme_1_1")

        #expect(told[0]["flags"] == .array([.string("instance_unknown")]))
        #expect(told[0]["instanceId"] == nil)
    }

    @Test func `a withdrawal by command does what the fact does`() async throws {
        let stage = try await Stage.recruiting()
        let told = try await stage.created("e1", "p1")
        let id = try #require(told[0]["enrollmentId"]?.string)

        let ended = try await stage.done(
            .enrollmentWithdraw,
            ["enrollmentId": .string(id), "reason": .string("moved")]
        )
        let again = try await stage.refused(
            .enrollmentWithdraw,
            ["enrollmentId": .string(id), "reason": .string("moved")]
        )

        #expect(
            ended.names == ["enrollment.ended", "billing.usage_recorded", "capacity.changed"]
        )
        #expect(again == ["not_open"])
    }
}
