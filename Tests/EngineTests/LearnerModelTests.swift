import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("The learner model")
struct LearnerModelTests {
    @Test func `beneficiaries take a place, volunteers none`() async throws {
        let stage = try await Stage.sold(.iaas(10))
        for number in 1...10 {
            try await stage.requested("r\(number)", "p\(number)", role: "beneficiary")
        }

        let last = try await stage.requested("r11", "p11", role: "beneficiary")
        let full = try await stage.requested("r12", "p12", role: "beneficiary")
        let volunteer = try await stage.requested("r13", "v1")

        #expect(last[0]["decision"] == .string("accepted"))
        #expect(last[0]["cap"] == .int(11))
        #expect(last[0]["utilizationBp"] == .int(11_000))
        #expect(full[0]["decision"] == .string("waitlisted"))
        #expect(full[0]["reasons"] == .array([.string("capacity_exhausted")]))
        #expect(volunteer[0]["decision"] == .string("accepted"))
        #expect(volunteer[0]["used"] == .int(11))
        #expect(try stage.ledger() == ["seat_assigned": 1])
        try await stage.expectWhole()
    }

    @Test func `who was served goes on counting after leaving`() async throws {
        let stage = try await Stage.sold(.iaas(100))
        try await stage.crowd("s", 60)
        for number in 1...60 { try await stage.served("s\(number)", "s\(number)") }
        for number in 1...20 { try await stage.withdrawn("e-s\(number)") }
        try await stage.crowd("u", 15)
        #expect(try stage.standing() == "75/100")

        let unserved = try await stage.withdrawn("e-u1")
        #expect(try stage.standing() == "74/100")
        let served = try await stage.withdrawn("e-s60")

        #expect(unserved.names == ["enrollment.ended", "capacity.changed"])
        #expect(served.names == ["enrollment.ended"])
        #expect(served[0]["released"] == .bool(false))
        #expect(try stage.standing() == "74/100")
        #expect(try stage.ledger() == ["learner_served": 60])
        try await stage.expectWhole()
    }

    @Test func `a served learner comes back into a full campaign`() async throws {
        let stage = try await Stage.sold(.iaas(1))
        try await stage.created("e1", "p1", role: "beneficiary")
        try await stage.completed("e1")

        let other = try await stage.requested("r2", "p2", role: "beneficiary")
        let back = try await stage.requested("r1", "p1", role: "beneficiary")
        let fact = try await stage.created("e3", "p1", role: "beneficiary")

        #expect(other[0]["decision"] == .string("waitlisted"))
        #expect(back[0]["decision"] == .string("accepted"))
        #expect(fact[0]["overbooked"] == .bool(false))
        #expect(try stage.standing() == "1/1")
        try await stage.expectWhole()
    }

    @Test func `a completion serves a learner once, whatever came of it`() async throws {
        let stage = try await Stage.sold(.iaas(10))
        try await stage.created("e1", "p1", role: "beneficiary")
        try await stage.created("e2", "p1", role: "beneficiary")

        let first = try await stage.completed("e1", outcome: "not_met")
        let second = try await stage.completed("e2")

        #expect(first.names == ["enrollment.ended", "billing.usage_recorded"])
        #expect(first[1]["ref"] == .string("completed:e1"))
        #expect(first[1]["unit"] == .string("learner"))
        #expect(second.names == ["enrollment.ended"])
        #expect(try stage.standing() == "1/10")
        #expect(try stage.count("served") == 1)
        try await stage.expectWhole()
    }

    @Test func `the last support that goes takes the charge back`() async throws {
        let stage = try await Stage.sold(.iaas(10))
        try await stage.created("e1", "p1", role: "beneficiary")
        try await stage.completed("e1")
        let second = try await stage.served("s1", "p1")

        let first = try await stage.voided("e1")
        let last = try await stage.voided("served", "s1")

        #expect(second.isEmpty)
        #expect(first.names == ["enrollment.ended"])
        #expect(last.names == ["billing.usage_recorded", "capacity.changed"])
        #expect(last[0]["quantity"] == .int(-1))
        #expect(last[0]["reverses"]?.string?.hasPrefix("use_acme_") == true)
        #expect(last[1]["delta"] == .int(-1))
        #expect(try stage.ledger() == ["learner_served": 0])
        #expect(try stage.standing() == "0/10")
        try await stage.expectWhole()
    }

    @Test func `somebody who was never enrolled is served and counts`() async throws {
        let stage = try await Stage.sold(.iaas(10))

        let told = try await stage.served("s1", "p1")

        #expect(told.names == ["billing.usage_recorded", "capacity.changed"])
        #expect(told[0]["type"] == .string("learner_served"))
        #expect(told[0]["ref"] == .string("s1"))
        #expect(try stage.fact("s1")["flags"] == .string("not_enrolled"))
        #expect(try stage.standing() == "1/10")
        try await stage.expectWhole()
    }

    @Test func `a voided enrollment of somebody served leaves the charge`() async throws {
        let stage = try await Stage.sold(.iaas(10))
        try await stage.created("e1", "p1", role: "beneficiary")
        try await stage.served("s1", "p1")

        try await stage.voided("e1")
        #expect(try stage.standing() == "1/10")
        try await stage.voided("served", "s1")

        #expect(try stage.standing() == "0/10")
        try await stage.expectWhole()
    }

    @Test func `whoever waits and is served is let in`() async throws {
        let stage = try await Stage.sold(.iaas(1))
        try await stage.created("e1", "p1", role: "beneficiary")
        try await stage.requested("r2", "p2", role: "beneficiary")
        try await stage.requested("r3", "p3", role: "beneficiary")

        let told = try await stage.served("s3", "p3")

        let decisions = told.all("enrollment.decided")
        #expect(decisions.map { $0["participantId"] } == [.string("p3")])
        #expect(decisions.map { $0["used"] } == [.int(2)])
        #expect(try stage.standing() == "2/1")
        #expect(try stage.count("waiting_beneficiaries") == 1)
        try await stage.expectWhole()
    }

    @Test func `a place that comes free goes to the next beneficiary`() async throws {
        let stage = try await Stage.sold(.iaas(1))
        try await stage.created("e1", "p1", role: "beneficiary")
        try await stage.served("s1", "p1")
        try await stage.requested("r2", "p2", role: "beneficiary")

        let kept = try await stage.withdrawn("e1")
        let freed = try await stage.voided("served", "s1")

        #expect(kept.all("enrollment.decided").isEmpty)
        #expect(freed.all("enrollment.decided").map { $0["promoted"] } == [.bool(true)])
        #expect(try stage.standing() == "1/1")
        try await stage.expectWhole()
    }

    @Test func `facts go beyond the cap and are flagged`() async throws {
        let stage = try await Stage.sold(.iaas(1))
        try await stage.created("e1", "p1", role: "beneficiary")

        let over = try await stage.created("e2", "p2", role: "beneficiary")
        let volunteer = try await stage.created("e3", "v1")
        let served = try await stage.served("s4", "p4")

        #expect(over[0]["overbooked"] == .bool(true))
        #expect(volunteer[0]["overbooked"] == .bool(false))
        #expect(try over.first("capacity.threshold_crossed")["threshold"] == .int(110))
        #expect(served.all("capacity.threshold_crossed").isEmpty)
        #expect(try stage.standing() == "3/1")
        try await stage.expectWhole()
    }

    @Test func `alerts tell learners that are left`() async throws {
        let stage = try await Stage.sold(.iaas(10))
        try await stage.crowd("p", 8)

        let told = try await stage.served("s9", "p9")

        let alert = try told.first("capacity.threshold_crossed")
        #expect(alert["threshold"] == .int(90))
        #expect(alert["unit"] == .string("learner"))
        #expect(alert["available"] == .int(1))
        #expect(
            alert["recommendations"]
                == .array([
                    .string("approve_expansion"), .string("learners_left"),
                ])
        )
        try await stage.expectWhole()
    }

    /// Facts about one learner, of which a part may be told.
    private static let sets: [[String]] = [
        ["c1", "x1", "s1", "-s1", "c2"], ["c1", "x1", "v1", "s1", "-s1"],
        ["c1", "w1", "x1", "s1", "v1"], ["c1", "x1", "c2", "x2", "v1"],
        ["s1", "s2", "-s1", "-s2", "c1"], ["c1", "w1", "c2", "x2", "v2"],
    ]

    @Test(arguments: sets)
    func `facts about a learner end the same in any order`(_ facts: [String]) async throws {
        let stage = try await Stage.sold(.iaas(10))
        var ends: Set<String> = []

        for (index, order) in facts.orders.enumerated() {
            let campaign = "o\(index)"
            // In every third order even the campaign comes last.
            let isLate = index % 3 == 2
            let fields = Stage.fields(start: "2026-06-01", Deal.iaas(10).fields)
            if !isLate { try await stage.draft(campaign, fields) }
            let steps = index % 2 == 0 ? order : order + order
            try await stage.together {
                for step in steps { try await tell(step, campaign, stage) }
            }
            if isLate { try await stage.draft(campaign, fields) }
            let served = try stage.count("served", campaign) ?? -1
            let charged = try stage.ledger(campaign)["learner_served", default: 0]
            ends.insert("\(try stage.standing(campaign)) \(served) \(charged)")
        }

        #expect(ends.count == 1)
        try await stage.expectWhole()
    }

    private func tell(_ step: String, _ campaign: String, _ stage: Stage) async throws {
        let ref = "\(campaign)-\(step.suffix(1))"
        let id = "\(campaign)-\(stage.position)"
        switch step.first {
        case "c":
            let role = "beneficiary"
            try await stage.created(ref, "p1", role: role, campaign: campaign, id: id)
        case "w": try await stage.withdrawn(ref, campaign: campaign, id: id)
        case "x": try await stage.completed(ref, campaign: campaign, id: id)
        case "v": try await stage.voided(ref, campaign: campaign, id: id)
        case "s": try await stage.served(ref, "p1", campaign: campaign, id: id)
        default: try await stage.voided("served", ref, campaign: campaign, id: id)
        }
    }
}
