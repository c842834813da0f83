import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Holds")
struct HoldTests {
    /// L = 10, C = 11, U volunteers.
    private func stage(used: Int = 0) async throws -> Stage {
        let stage = try await Stage.recruiting(seats: 10)
        try await stage.crowd("p", used, role: "volunteer")
        return stage
    }

    @Test func `a hold is placed, confirmed and is a request from then on`() async throws {
        let stage = try await stage(used: 9)

        let held = try await stage.hold("h1", "A", at: "2026-04-01T09:00:00Z")
        #expect(held.names == ["enrollment.hold_decided", "capacity.changed"])
        #expect(held[0]["decision"] == .string("held"))
        #expect(held[0]["expiresAt"] == .string("2026-04-01T09:30:00.000Z"))
        #expect(held[0]["used"] == .int(9))
        #expect(held[0]["held"] == .int(1))
        #expect(held[1]["held"] == .int(1))
        #expect(held[1]["delta"] == .int(0))
        #expect(try stage.places() == "9+1, 0 wait")

        let taken = try await stage.confirm("h1")
        #expect(
            taken.names == [
                "enrollment.decided", "enrollment.hold_ended", "billing.usage_recorded",
                "capacity.changed", "capacity.threshold_crossed", "upsell.raised",
            ]
        )
        #expect(taken[0]["requestId"] == .string("h1"))
        #expect(taken[0]["decision"] == .string("accepted"))
        #expect(taken[0]["promoted"] == .bool(false))
        #expect(taken[1]["status"] == .string("confirmed"))
        #expect(taken[1]["enrollmentId"] == taken[0]["enrollmentId"])
        #expect(try stage.places() == "10+0, 0 wait")
        #expect(try stage.heldUntil().isEmpty)

        let again = try await stage.requested("h1", "A")
        #expect(again[0]["duplicate"] == .bool(true))
        #expect(again[0]["decision"] == .string("accepted"))
        let fact = try await stage.created("h1", "A")
        #expect(try fact.first("enrollment.recorded")["duplicate"] == .bool(true))
        #expect(try stage.places() == "10+0, 0 wait")
        try await stage.expectWhole()
    }

    @Test func `a released hold makes room for who waits, once`() async throws {
        let stage = try await stage(used: 10)
        try await stage.hold("h1", "A")
        let waits = try await stage.requested("r1", "B")
        #expect(waits[0]["decision"] == .string("waitlisted"))

        let told = try await stage.release("h1")
        #expect(
            told.names.prefix(4) == [
                "enrollment.hold_ended", "enrollment.decided", "billing.usage_recorded",
                "capacity.changed",
            ]
        )
        #expect(told[0]["status"] == .string("released"))
        #expect(told[1]["promoted"] == .bool(true))
        #expect(try stage.places() == "11+0, 0 wait")

        let again = try await stage.release("h1", id: "again")
        #expect(again.names == ["enrollment.hold_ended"])
        #expect(again[0]["duplicate"] == .bool(true))
        #expect(again[0].reasons == ["hold_released"])
        let late = try await stage.confirm("h1")
        #expect(late[0].reasons == ["hold_released"])
        #expect(try stage.tallies()["refused"] == 1)
        #expect(try stage.tallies()["duplicate_business"] == 1)
        try await stage.expectWhole()
    }

    @Test func `a repeated request tells how the hold stands now`() async throws {
        let stage = try await stage(used: 11)
        try await stage.hold("h0", "Z")
        let rejected = try await stage.hold("h0", "Z", id: "again-0")
        #expect(rejected[0]["decision"] == .string("rejected"))
        #expect(rejected[0].reasons == ["capacity_exhausted"])
        #expect(rejected[0]["duplicate"] == .bool(true))
        try await stage.withdrawn("e-p1")
        try await stage.hold("h1", "A")

        let standing = try await stage.hold("h1", "A", minutes: 99, id: "again-1")
        #expect(standing.names == ["enrollment.hold_decided"])
        #expect(standing[0]["duplicate"] == .bool(true))
        #expect(standing[0]["expiresAt"] == .string("2026-04-01T09:30:00.000Z"))
        try await stage.confirm("h1")
        let ended = try await stage.hold("h1", "A", id: "again-2")
        #expect(ended.names == ["enrollment.hold_ended"])
        #expect(ended[0]["status"] == .string("confirmed"))
        #expect(ended[0]["enrollmentId"] != nil)
        let twice = try await stage.confirm("h1", id: "again-3")
        #expect(twice.names == ["enrollment.hold_ended"])
        #expect(try stage.places() == "11+0, 0 wait")
        try await stage.expectWhole()
    }

    @Test(arguments: [
        ("B", "volunteer", "c1"), ("A", "beneficiary", "c1"), ("A", "volunteer", "c2"),
    ])
    func `a reference belongs to one person, role and campaign`(
        person: String,
        role: String,
        campaign: String
    ) async throws {
        let stage = try await stage()
        try await stage.campaign("c2", .seats(10))
        try await stage.hold("h1", "A")

        let other = try await stage.hold("h1", person, role: role, campaign: campaign, id: "x")
        let asked = try await stage.requested("h1", person, role: role, campaign: campaign)
        let joined = try await stage.created("h1", person, role: role, campaign: campaign)

        for told in [other, asked, joined] {
            #expect(told.names == ["ingest.message_rejected"])
            #expect(told[0]["code"] == .string("reference_conflict"))
        }
        #expect(try stage.holds() == ["held"])
        try await stage.expectWhole()
    }

    @Test func `a reference of a request or an enrollment is none of a hold`() async throws {
        let stage = try await stage()
        try await stage.requested("r1", "A")
        try await stage.created("e1", "B")

        let first = try await stage.hold("r1", "A")
        let second = try await stage.hold("e1", "B")

        #expect(first[0]["code"] == .string("reference_conflict"))
        #expect(second[0]["code"] == .string("reference_conflict"))
        #expect(try stage.holds().isEmpty)
    }

    @Test func `whoever is enrolled, waits or holds cannot hold`() async throws {
        let stage = try await stage(used: 10)
        try await stage.hold("h1", "A")
        try await stage.requested("r1", "B")

        let enrolled = try await stage.hold("h2", "p1")
        let waiting = try await stage.hold("h3", "B")
        let holding = try await stage.hold("h4", "A")
        let nowhere = try await stage.hold("h5", "A", campaign: "c9")

        #expect(enrolled[0].reasons == ["already_enrolled"])
        #expect(waiting[0].reasons == ["already_waiting"])
        #expect(holding[0].reasons == ["already_held"])
        #expect(nowhere[0].reasons == ["campaign_unknown"])
        #expect(nowhere[0]["cap"] == .int(0))
        #expect(try stage.holds() == ["held", "rejected", "rejected", "rejected", "rejected"])
        try await stage.expectWhole()
    }

    @Test func `a fact of the holder ends the hold`() async throws {
        let stage = try await stage(used: 10)
        try await stage.hold("h1", "A")

        let told = try await stage.created("e1", "A")

        let ended = try told.first("enrollment.hold_ended")
        #expect(ended["status"] == .string("superseded"))
        #expect(ended["enrollmentId"] == (try told.first("enrollment.recorded")["enrollmentId"]))
        #expect(try told.first("enrollment.recorded")["overbooked"] == .bool(false))
        #expect(try stage.places() == "11+0, 0 wait")
        #expect(try await stage.confirm("h1")[0].reasons == ["hold_superseded"])
        try await stage.expectWhole()
    }

    @Test(arguments: [("h1", "confirmed"), ("r1", "superseded")])
    func `a request of the holder takes the place`(ref: String, status: String) async throws {
        let stage = try await stage(used: 10)
        try await stage.hold("h1", "A")

        let told = try await stage.requested(ref, "A")

        #expect(told[0]["decision"] == .string("accepted"))
        #expect(told[0]["requestId"] == .string(ref))
        #expect(try told.first("enrollment.hold_ended")["status"] == .string(status))
        #expect(try stage.places() == "11+0, 0 wait")
        try await stage.expectWhole()
    }

    @Test func `what stands against the holder leaves the hold standing`() async throws {
        let stage = try await stage(used: 3)
        try await stage.hold("h1", "A", minutes: 600)
        try await stage.created("b1", "A", role: "beneficiary")
        try await stage.done(.companySetStatus, ["status": .string("suspended")])
        try await stage.move(to: "paused", reason: "holidays")

        let told = try await stage.confirm("h1")
        let asked = try await stage.requested("r1", "A")

        let codes = ["campaign_not_open", "company_suspended", "role_conflict"]
        #expect(told.names == ["enrollment.hold_decided"])
        #expect(told[0]["decision"] == .string("held"))
        #expect(told[0].reasons == codes)
        #expect(asked[0]["decision"] == .string("rejected"))
        #expect(asked[0].reasons == codes + ["already_held"])
        #expect(try stage.places() == "3+1, 0 wait")
        try await stage.withdrawn("b1")
        try await stage.done(.companySetStatus, ["status": .string("active")])
        try await stage.done(
            .campaignTransition,
            [
                "campaignId": .string("c1"), "target": .string("active"),
                "earlyStart": .bool(true),
            ]
        )
        #expect(try await stage.confirm("h1", id: "second")[0]["decision"] == .string("accepted"))
        try await stage.expectWhole()
    }

    @Test func `the end of a campaign releases every hold`() async throws {
        let stage = try await stage(used: 3)
        try await stage.hold("h1", "A")
        try await stage.hold("h2", "B", role: "beneficiary")

        let told = try await stage.move(to: "closed", reason: "given up")

        let ended = told.all("enrollment.hold_ended")
        #expect(ended.map { $0["status"] } == [.string("released"), .string("released")])
        #expect(ended.map(\.reasons) == [["campaign_ended"], ["campaign_ended"]])
        #expect(try stage.capacity()["held_beneficiaries"] == .int(0))
        #expect(try stage.heldUntil().isEmpty)
        try await stage.expectWhole()
    }

    @Test func `a coordinator confirms and releases by the hold's id`() async throws {
        let stage = try await stage()
        try await stage.hold("h1", "A")
        try await stage.hold("h2", "B")
        let ids = try stage.rows("holds").compactMap { $0["id"] }

        let taken = try await stage.done(.holdConfirm, ["holdId": ids[0]])
        #expect(taken.names.prefix(2) == ["enrollment.decided", "enrollment.hold_ended"])
        #expect(try await stage.refused(.holdConfirm, ["holdId": ids[0]]) == ["not_open"])
        let gone = try await stage.done(.holdRelease, ["holdId": ids[1]])
        #expect(gone.names == ["enrollment.hold_ended", "capacity.changed"])
        #expect(try await stage.refused(.holdRelease, ["holdId": ids[1]]) == ["hold_released"])
        #expect(
            try await stage.refused(.holdConfirm, ["holdId": .string("hld_acme_1_1")])
                == ["not_found"]
        )
        let viewer = Principal(id: "sam", role: .sales, companies: ["*"])
        #expect(
            try await stage.refused(.holdRelease, ["holdId": ids[1]], by: viewer) == ["forbidden"]
        )
        try await stage.expectWhole()
    }
}
