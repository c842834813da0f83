import Contracts
import Domain
import Simulation
import Storage
import Testing

/// The worked examples, from facts to the report.
///
/// Source: domain §9.3.
@Suite("What contracts cost, from facts")
struct PricingInsightTests {
    private func pricing(_ stage: Stage) async throws -> CampaignPricing {
        let found = try await NodeReader(path: stage.path).pricing(campaign: "c1")
        #expect(found.position == stage.position)
        return try #require(found.value?.campaigns.first)
    }

    @Test func `a learner costs 114865, an hour 8157, and by contract a learner 120000`()
        async throws
    {
        let deal = Deal.iaas(40, price: 150_000, promising: [("sroi", 300)])
        let stage = try await Stage.sold(deal, ["targetBeneficiaries": .int(50)])
        try await stage.tick("2026-06-02T12:00:00Z")
        try await stage.together {
            for number in 1...28 { try await stage.served("s\(number)", "p\(number)") }
            try await stage.session(
                "x1",
                minutes: 1042,
                volunteers: (1...30).map { "v\($0)" },
                participants: (29...37).map { "p\($0)" }
            )
            try await stage.spent("k1", 50_000)
        }

        let insight = try await pricing(stage).insight

        #expect(insight.facts.money.chargedMinor == 4_200_000)
        #expect(insight.facts.money.spentMinor == 4_250_000)
        #expect(insight.facts.people.reached == 37)
        #expect(insight.facts.people.volunteerMinutes == 31_260)
        #expect(insight.usage.contractMinor == 6_000_000)
        #expect(insight.costPerLearnerMinor == 114_865)
        #expect(insight.contractCostPerLearnerMinor == 120_000)
        #expect(insight.costPerVolunteerHourMinor == 8157)
        #expect(insight.budgetUseBp == 4250)
        #expect(insight.recommendations.contains(.guaranteeAtRisk))
        #expect(insight.facts.outcome.lowestAttainmentBp == 0)
        let items = try await pricing(stage).items
        #expect(items.map(\.kind) == [.learners, .served])
        #expect(items.map(\.used) == [28, 28])
        try await stage.expectWhole()
    }

    @Test func `43 seats, 35 of them four weeks ago, become 64 in 74 days`() async throws {
        let stage = try await Stage.recruiting(seats: 60, ["endDate": .string("2026-10-14")])
        try await stage.tick("2026-07-04T12:00:00Z")
        try await stage.crowd("v", 35, role: "volunteer")
        try await stage.tick("2026-07-20T12:00:00Z")
        try await stage.crowd("w", 8, role: "volunteer")
        try await stage.tick("2026-08-01T12:00:00Z")

        let insight = try await pricing(stage).insight

        #expect(insight.facts.days.remaining == 74)
        #expect(insight.facts.days.elapsed == 62)
        #expect((insight.usage.used, insight.facts.usedBefore) == (43, 35))
        #expect(insight.projected == 64)
        #expect(insight.usage.variance == -17)
    }

    @Test func `1840 credits in 60 days become 3066 in 40 more, and last 2 days`() async throws {
        let deal = Deal.credits(2_000_000, tariff: [("session", "unit", 1_840_000)])
        let stage = try await Stage.sold(deal, ["endDate": .string("2026-09-08")])
        try await stage.tick("2026-07-30T12:00:00Z")
        try await stage.session("s1")

        let insight = try await pricing(stage).insight

        #expect((insight.facts.days.elapsed, insight.facts.days.remaining) == (60, 40))
        #expect(insight.projected == 3_066_666)
        #expect(insight.usage.isNear)
        // 160000 mc are left, 1840000 were used in 30 days: 2.6 days.
        #expect(insight.creditRunwayDays == 2)
        #expect(insight.recommendations == [.expandCapacity, .creditRunwayShort])
        #expect(insight.facts.money.chargedMinor == 100_000)
    }

    @Test func `8500 credits last 212 days at 1200 in 30 days`() async throws {
        let deal = Deal.credits(10_000_000, tariff: [("session", "unit", 300_000)])
        let stage = try await Stage.sold(deal)
        try await stage.tick("2026-07-31T12:00:00Z")
        try await stage.session("old", at: "2026-06-20T12:00:00Z")
        for day in 2...5 { try await stage.session("s\(day)", at: "2026-07-0\(day)T12:00:00Z") }

        #expect(try await pricing(stage).insight.creditRunwayDays == 212)

        // The first of them falls out of the window of 30 dates with the next date.
        try await stage.tick("2026-08-01T12:00:00Z")
        #expect(try await pricing(stage).insight.facts.burn?.consumedMc == 900_000)
        try await stage.expectWhole()
    }

    @Test func `a share of a bundle is worth its part, and its learners are attributed`()
        async throws
    {
        let stage = try await Stage.bundled([4000, 2500], ["endDate": .string("2026-10-31")])
        try await stage.tick("2026-07-20T12:00:00Z")
        try await stage.crowd("p", 30)
        for number in 1...10 { try await stage.served("s\(number)", "p\(number)") }

        let pricing = try await pricing(stage)

        #expect(pricing.insight.usage.contractMinor == 400_000)
        #expect(pricing.insight.facts.money.chargedMinor == 20_000)
        #expect(pricing.items.map(\.kind) == [.learners, .served, .share])
        #expect(pricing.items.map(\.agreed) == [200, 200, 200])
        #expect(
            pricing.insight.recommendations == [.renegotiateCommitment, .shareUnderused]
        )
    }

    @Test func `custom deals show components by use and milestones`() async throws {
        let terms: JSONObject = [
            "fixedFee": Stage.money(100_000),
            "components": .array([
                .object([
                    "name": .string("Hours"), "unit": .string("hour"), "rate": Stage.money(4500),
                    "cap": .int(10),
                ]),
                .object([
                    "name": .string("Sessions"), "unit": .string("session"),
                    "rate": Stage.money(100),
                ]),
            ]),
            "milestones": .array([
                .object(["key": .string("kickoff"), "amount": Stage.money(5000)]),
                .object(["key": .string("report"), "amount": Stage.money(7000)]),
            ]),
        ]
        let stage = try await Stage.sold(Deal(model: "custom", terms: terms))
        try await stage.tick("2026-06-02T12:00:00Z")
        try await stage.session("s1", minutes: 1234)
        try await stage.done(
            .billingConfirmMilestone,
            ["campaignId": .string("c1"), "key": .string("kickoff")]
        )

        let pricing = try await pricing(stage)

        let items = pricing.items.map { "\($0.kind.rawValue) \($0.used) \($0.agreed ?? -1)" }
        #expect(
            items == ["volunteers 0 50", "component 20 10", "component 1 -1", "milestones 1 2"]
        )
        #expect(pricing.items[1].over == 10)
        #expect(pricing.insight.usage.contractMinor == 157_000)
        #expect(pricing.insight.facts.money.chargedMinor == 100_000 + 45_000 + 100 + 5000)
    }

    @Test func `other terms start the pace of seats anew`() async throws {
        let stage = try await Stage.sold(.credits(10_000_000))
        try await stage.tick("2026-06-25T12:00:00Z")
        try await stage.crowd("v", 10, role: "volunteer")
        try await stage.sell(.seats(50), from: "2026-07-01")
        try await stage.tick("2026-07-10T12:00:00Z")
        let changed = try await pricing(stage).insight
        #expect(changed.usage.model == .seats)
        #expect((changed.usage.used, changed.facts.usedBefore) == (10, 10))
        #expect(changed.projected == 10)
    }

    @Test func `a company adds up by currency and counts what is near and over`() async throws {
        let stage = try await Stage.recruiting(seats: 10)
        try await stage.campaign("c2", .seats(5))
        try await stage.campaign("c3", .custom())
        try await stage.crowd("v", 8, role: "volunteer")
        try await stage.crowd("w", 5, role: "volunteer", campaign: "c2")
        try await stage.tick("2026-06-02T12:00:00Z")
        let reader = try NodeReader(path: stage.path)

        let company = try #require(try await reader.pricing(company: "acme").value)

        #expect(company.campaigns.map(\.campaign) == ["c1", "c2", "c3"])
        #expect((company.insight.near, company.insight.over) == (1, 1))
        let total = try #require(company.insight.totals.first)
        // Two of 30 days of 15 seats, and the fee.
        #expect(total.chargedMinor == 15 * 50_000 * 2 / 30 + 100_000)
        #expect(total.budgetMinor == 30_000_000)
        #expect(company.insight.advice.map(\.recommendation) == [.expandCapacity])
        #expect(company.insight.advice.first?.campaigns == ["c1", "c2"])
        let one = try #require(
            try await reader.pricing(company: "acme", campaign: "c2").value
        )
        #expect(one.campaigns.map(\.campaign) == ["c2"])
        #expect(try await reader.pricing(company: "nobody").value == nil)
        #expect(try await reader.pricing(campaign: "nothing").value == nil)
        let foreign = try await reader.pricing(company: "acme", campaign: "nothing").value
        #expect(foreign?.campaigns == [])
    }
}
