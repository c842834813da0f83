import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Terms of all models")
struct TermsModelTests {
    private func warnings(
        _ deal: Deal,
        from date: String? = nil,
        _ stage: Stage
    ) async throws -> JSON? {
        let change = Stage.change(deal, from: date)
        return try await stage.command(.campaignChangeTerms, change)
            .verdict["result"]?.object?["warnings"]
    }

    private func spoken(_ told: [Told]) -> [String] {
        told.compactMap { output in
            let threshold = output["threshold"]?.int.map { String($0) } ?? ""
            switch output.name {
            case "capacity.threshold_crossed":
                return "sent \(threshold) \(output["cause"]?.string ?? "")"
            case "capacity.threshold_rearmed": return "armed \(threshold)"
            default: return nil
            }
        }
    }

    @Test func `another model counts others from its day on`() async throws {
        let stage = try await Stage.sold(.seats(10), zone: Stage.zone)
        try await stage.crowd("v", 3, role: "volunteer")
        try await stage.crowd("l", 5)
        try await stage.served("s1", "x")
        try await stage.sell(.iaas(20), from: "2026-04-10")

        try await stage.tick("2026-04-09T21:59:59Z")
        #expect(try stage.standing() == "3/10")
        let told = try await stage.tick("2026-04-09T22:00:00Z")

        let changed = try told.first("capacity.changed")
        #expect(changed["model"] == .string("iaas"))
        #expect(changed["unit"] == .string("learner"))
        #expect(changed["used"] == .int(6))
        #expect(try stage.standing() == "6/20")
        try await stage.withdrawn("e-l1")
        try await stage.sell(.custom())
        #expect(try stage.standing() == "3/50")
        try await stage.sell(.credits(1000))
        #expect(try stage.standing() == "0/1000")
        try await stage.expectWhole()
    }

    @Test func `the ledger keeps what was written under another model`() async throws {
        let stage = try await Stage.sold(.seats(10))
        try await stage.created("e1", "p1")
        try await stage.sell(.iaas(20), from: "2026-04-10")
        try await stage.tick("2026-04-10T10:00:00Z")

        let late = try await stage.withdrawn("e1", at: "2026-04-09T10:00:00Z")
        let now = try await stage.created("e2", "p2", at: "2026-04-10T10:00:00Z")

        #expect(try late.first("billing.usage_recorded")["model"] == .string("seats"))
        #expect(try now.first("billing.usage_recorded")["model"] == .string("iaas"))
        #expect(now.all("capacity.changed").isEmpty)
        try await stage.expectWhole()
    }

    @Test func `another model rearms every threshold and forgets when it was heard`()
        async throws
    {
        let stage = try await Stage.sold(.seats(5))
        try await stage.crowd("v", 3, role: "volunteer")
        #expect(spoken(try await stage.created("e4", "v4")) == ["sent 80 usage"])

        try await stage.sell(.custom())
        let back = try await stage.sell(.seats(5))

        // Within a day a seat alert would be held back, had the model not changed.
        #expect(spoken(back) == ["sent 80 limit_change"])
        try await stage.expectWhole()
    }

    @Test func `terms of the same model rearm nothing that is still reached`() async throws {
        let stage = try await Stage.sold(.seats(5))
        try await stage.crowd("v", 4, role: "volunteer")

        let told = try await stage.sell(.seats(5, rate: 5000))

        #expect(told.names == ["campaign.terms_changed"])
        try await stage.expectWhole()
    }

    @Test func `another model may let waiting people in`() async throws {
        let stage = try await Stage.sold(.seats(1))
        try await stage.created("e1", "p1")
        try await stage.requested("r2", "p2")

        let told = try await stage.sell(.iaas(5))

        #expect(told.all("enrollment.decided").map { $0["promoted"] } == [.bool(true)])
        try await stage.expectWhole()
    }

    @Test(arguments: [
        Deal.credits(5000), .iaas(5), .custom(), .bundle(100),
    ])
    func `terms of the past are refused whatever the model`(_ deal: Deal) async throws {
        let stage = try await Stage.bundled([500])

        let codes = try await stage.refused(
            .campaignChangeTerms,
            Stage.change(deal, from: "2026-03-31")
        )

        #expect(codes == ["effective_in_past"])
        try await stage.expectWhole()
    }

    @Test func `once active most changes wait for a month`() async throws {
        let stage = try await Stage.bundled([500])
        try await stage.campaign("c2", .credits(50_000))
        try await stage.campaign("c3", .iaas(5))
        try await stage.tick("2026-06-02T10:00:00Z")
        func refused(_ deal: Deal, _ campaign: String) async throws -> [String] {
            let (verdict, _) = try await stage.command(
                .campaignChangeTerms,
                Stage.change(deal, from: "2026-06-10", campaign: campaign)
            )
            return (verdict["codes"]?.array ?? []).compactMap(\.string)
        }
        let late = ["effective_not_month_start"]

        #expect(try await refused(.bundle(600), "c1").isEmpty)
        #expect(try await refused(.iaas(5), "c1") == late)
        #expect(try await refused(.credits(60_000), "c2").isEmpty)
        #expect(try await refused(.credits(40_000), "c2") == late)
        #expect(try await refused(.credits(70_000, tariff: []), "c2") == late)
        #expect(try await refused(.iaas(6), "c3") == late)
        #expect(try await refused(.seats(6), "c3") == late)
        try await stage.sell(.iaas(6), from: "2026-07-01", campaign: "c3")
        try await stage.expectWhole()
    }

    @Test func `what speaks against new terms without forbidding them is told`() async throws {
        let stage = try await Stage.sold(.seats(10))
        try await stage.crowd("l", 3)

        let told = try await stage.sell(.iaas(2))
        #expect(
            told[0]["warnings"] == .array([.string("below_usage"), .string("no_guarantees")])
        )
        #expect(
            try await warnings(.iaas(1000), stage)
                == .array([
                    .string("over_budget"), .string("no_guarantees"),
                    .string("learners_over_target"),
                ])
        )
        var promised = Deal.iaas(10)
        promised.terms["guarantees"] = .array([
            .object(["metric": .string("sroi"), "threshold": .int(300)])
        ])
        #expect(try await warnings(promised, stage) == nil)
        #expect(try await warnings(.custom(10_000_001), stage) == .array([.string("over_budget")]))
        try await stage.expectWhole()
    }

    @Test func `incomplete terms are kept in a draft and stop its planning`() async throws {
        let stage = try await Stage.bundled([])
        let incomplete = Deal(model: "iaas", terms: ["learnersCommitted": .int(5)])
        try await stage.draft("c1", Stage.fields(start: "2026-06-01", incomplete.fields))
        #expect(try stage.standing() == "0/0")

        let first = try await stage.refused(
            .campaignTransition,
            Stage.transition(to: "planned")
        )
        try await stage.sell(Deal(model: "bundle", terms: ["shareBp": .int(5)]))
        let second = try await stage.refused(
            .campaignTransition,
            Stage.transition(to: "planned")
        )
        try await stage.sell(.iaas(5))
        try await stage.move(to: "planned")

        #expect(first == ["terms_incomplete"])
        #expect(second.contains("terms_incomplete"))
        #expect(try stage.standing() == "0/5")
        try await stage.expectWhole()
    }

    @Test func `terms of one model with fields of another are incomplete`() async throws {
        let stage = try await Stage.sold(.seats(5))
        var mixed = Deal.iaas(5)
        mixed.terms["committedSeats"] = .int(5)

        let (verdict, _) = try await stage.command(.campaignChangeTerms, Stage.change(mixed))

        #expect(verdict["codes"] == .array([.string("terms_incomplete")]))
        #expect(
            Stage.refusal(verdict).errors == ["/committedSeats unknown_key"]
        )
        try await stage.expectWhole()
    }

    @Test func `amounts in another currency are refused in every model`() async throws {
        let stage = try await Stage.sold(.seats(5))
        var credits = Deal.credits(5000)
        credits.terms["overageCreditPrice"] = Stage.money(1, "USD")
        var learners = Deal.iaas(5)
        learners.terms["pricePerLearner"] = Stage.money(1, "USD")
        var custom = Deal.custom()
        custom.terms["milestones"] = .array([
            .object(["key": .string("m"), "amount": Stage.money(1, "USD")])
        ])

        for deal in [credits, learners, custom] {
            let codes = try await stage.refused(.campaignChangeTerms, Stage.change(deal))
            #expect(codes == ["currency_mismatch"])
        }
        try await stage.expectWhole()
    }

    @Test func `a currency without a price book waits for one`() async throws {
        let stage = try await Stage.sold(.seats(5))
        let terms: JSONObject = [
            "committedSeats": .int(5), "seatPricePerMonth": Stage.money(100, "SEK"),
        ]
        let fields: JSONObject = [
            "currency": .string("SEK"), "budgetAllocated": Stage.money(1_000_000, "SEK"),
            "model": .string("seats"), "terms": .object(terms),
        ]
        try await stage.draft("c2", Stage.fields(start: "2026-06-01", fields))
        let missing = try await stage.refused(
            .campaignTransition,
            Stage.transition("c2", to: "planned")
        )

        let told = try await stage.done(.pricebookPublish, Self.book("SEK"), to: "platform")
        try await stage.move("c2", to: "planned")

        #expect(missing == ["pricebook_missing"])
        #expect(told.map { $0["currency"] } == [.string("SEK")])
        try await stage.expectWhole()
    }

    private static func book(_ currency: String) -> JSONObject {
        let values: JSONObject = [
            "confidence": .int(1), "belonging": .int(1), "language": .int(1),
            "job_readiness": .int(1), "well_being": .int(1),
        ]
        return [
            "currency": .string(currency), "effectiveFrom": .string("2026-01-01"),
            "items": .object([
                "seat": .int(500_000), "credit": .int(500), "learner": .int(150_000),
                "customSession": .int(100_000), "bundles": .object([:]),
                "volunteerHour": .int(30_000),
                "thresholds": .object(["low": .int(1), "high": .int(2)]),
                "socialValues": .object(values),
            ]),
        ]
    }

    @Test func `a change tells old and new terms in full`() async throws {
        let stage = try await Stage.sold(.credits(5000))

        let told = try await stage.sell(.iaas(20), from: "2026-05-01")

        #expect(told.names == ["campaign.terms_changed"])
        #expect(told[0]["model"] == .string("iaas"))
        #expect(told[0]["effectiveFrom"] == .string("2026-05-01"))
        #expect(told[0]["old"]?.object?["creditAllocationMc"] == .int(5000))
        #expect(told[0]["old"]?.object?["overageCreditPrice"] == Stage.money(50))
        #expect(told[0]["new"]?.object?["learnersCommitted"] == .int(20))
        #expect(told[0]["new"]?.object?["guaranteeCapBp"] == .int(3000))
        try await stage.expectWhole()
    }

    @Test func `terms dated after the end never take effect`() async throws {
        let stage = try await Stage.sold(.seats(5), ["endDate": .string("2026-06-30")])
        try await stage.sell(.iaas(20), from: "2026-07-01")

        try await stage.tick("2026-07-02T10:00:00Z")

        #expect(try stage.capacity()["model"] == .string("seats"))
        #expect(try stage.status() == "completed")
        try await stage.expectWhole()
    }

    @Test func `a planned campaign with traces in the ledger is not taken back`() async throws {
        let stage = try await Stage.planned()
        try await stage.session("s1")

        let codes = try await stage.refused(
            .campaignTransition,
            Stage.transition(to: "draft"),
            by: Stage.sales
        )

        #expect(codes == ["revert_not_allowed"])
        try await stage.expectWhole()
    }
}
