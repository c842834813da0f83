import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("The custom model")
struct CustomModelTests {
    private func target(_ volunteers: Int64) -> JSONObject {
        ["targetVolunteers": .int(volunteers), "overbookPct": .int(10)]
    }

    @Test func `it counts volunteers up to the target`() async throws {
        let stage = try await Stage.sold(.custom(), target(10))
        for number in 1...11 { try await stage.requested("r\(number)", "p\(number)") }

        let full = try await stage.requested("r12", "p12")
        let learner = try await stage.requested("r13", "l1", role: "beneficiary")

        #expect(full[0]["decision"] == .string("waitlisted"))
        #expect(full[0]["used"] == .int(11))
        #expect(full[0]["limit"] == .int(10))
        #expect(learner[0]["decision"] == .string("accepted"))
        #expect(try stage.ledger() == ["seat_assigned": 11])
        try await stage.expectWhole()
    }

    @Test func `the limit follows the target`() async throws {
        let stage = try await Stage.sold(.custom(), target(1))
        try await stage.created("e1", "p1")
        try await stage.requested("r2", "p2")

        let told = try await stage.done(
            .campaignUpdate,
            Stage.on("c1", ["fields": .object(["targetVolunteers": .int(2)])])
        )

        #expect(told.all("enrollment.decided").map { $0["promoted"] } == [.bool(true)])
        #expect(try told.first("capacity.changed")["limit"] == .int(2))
        #expect(try stage.standing() == "2/2")
        try await stage.expectWhole()
    }

    @Test func `the target is no limit of any other model`() async throws {
        let stage = try await Stage.sold(.seats(5), target(1))

        try await stage.done(
            .campaignUpdate,
            Stage.on("c1", ["fields": .object(["targetVolunteers": .int(2)])])
        )

        #expect(try stage.standing() == "0/5")
        try await stage.expectWhole()
    }

    @Test func `without terms nothing may enroll, and facts count all the same`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        try await stage.draft("c1", ["name": .string("bare"), "targetVolunteers": .int(9)])

        let refused = try await stage.requested("r1", "p1")
        let fact = try await stage.created("e2", "p2")

        #expect(refused[0]["decision"] == .string("rejected"))
        #expect(
            refused[0]["reasons"]
                == .array([.string("campaign_not_open"), .string("limit_zero")])
        )
        #expect(refused[0]["utilizationBp"] == nil)
        #expect(fact[0]["overbooked"] == .bool(true))
        #expect(fact[0]["flags"] == .array([.string("campaign_not_open")]))
        #expect(try stage.capacity()["model"] == .string("custom"))
        #expect(try stage.standing() == "1/0")
        try await stage.expectWhole()
    }

    @Test func `alerts tell volunteers that are left`() async throws {
        let stage = try await Stage.sold(.custom(), target(5))
        try await stage.crowd("p", 3, role: "volunteer")

        let told = try await stage.created("e4", "p4")

        let alert = try told.first("capacity.threshold_crossed")
        #expect(alert["threshold"] == .int(80))
        #expect(alert["model"] == .string("custom"))
        #expect(alert["unit"] == .string("volunteer"))
        #expect(
            alert["recommendations"]
                == .array([
                    .string("plan_expansion"), .string("seats_left"),
                ])
        )
        try await stage.expectWhole()
    }

    @Test(arguments: [
        [
            "components": JSON.array([
                .object([
                    "name": .string("Coaching"), "unit": .string("hour"), "rate": Stage.money(4500),
                ])
            ])
        ],
        [
            "milestones": .array([
                .object([
                    "key": .string("kick-off"), "amount": Stage.money(10_000),
                ])
            ])
        ],
        ["fixedFee": Stage.money(100), "fixedFeeSchedule": .string("monthly")],
    ])
    func `any one of fee, components and milestones is enough`(
        _ terms: [String: JSON]
    ) async throws {
        var object = JSONObject()
        for (key, value) in terms { object[key] = value }

        let stage = try await Stage.sold(Deal(model: "custom", terms: object))

        #expect(try stage.standing() == "0/50")
        try await stage.expectWhole()
    }

    @Test func `none of them is too little`() async throws {
        let stage = try await Stage.sold(.seats(5))
        let nothing = Deal(model: "custom", terms: [:])
        try await stage.draft("c2", Stage.fields(start: "2026-06-01", nothing.fields))

        let planned = try await stage.refused(
            .campaignTransition,
            Stage.transition("c2", to: "planned")
        )
        let changed = try await stage.refused(.campaignChangeTerms, Stage.change(nothing))

        #expect(planned == ["terms_incomplete"])
        #expect(changed == ["terms_incomplete"])
        try await stage.expectWhole()
    }

    @Test func `caps of small limits are rounded down`() async throws {
        let stage = try await Stage.sold(.custom(), target(1))
        var caps: [Int64?] = []

        for limit in [1, 7, 9, 10, 20, 25, 50, 125] as [Int64] {
            try await stage.sell(.seats(limit))
            caps.append(try await stage.requested("r\(limit)", "p\(limit)")[0]["cap"]?.int)
        }

        #expect(caps == [1, 7, 9, 11, 22, 27, 55, 137])
        try await stage.expectWhole()
    }
}
