import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Source: domain §10.4.
@Suite("Upsell to a company as a whole, folded")
struct UpsellCompanyTests {
    /// Three campaigns of 50 seats that are 90, 80 and 76 percent full; two of them come before the
    /// company in the order of what is due.
    private func stage() async throws -> Stage {
        let stage = try await Stage.recruiting(seats: 50)
        try await stage.campaign("a2", .seats(50))
        try await stage.campaign("a3", .seats(50))
        try await stage.crowd("a", 45, role: "volunteer")
        try await stage.crowd("b", 40, role: "volunteer", campaign: "a2")
        try await stage.crowd("c", 38, role: "volunteer", campaign: "a3")
        return stage
    }

    /// A learner who brought more than five times what the campaign cost.
    private func achieve(_ stage: Stage, _ campaign: String) async throws {
        let person = "learner-\(campaign)"
        try await stage.created("e-\(person)", person, role: "beneficiary", campaign: campaign)
        try await stage.outcome(
            "b-\(campaign)",
            person,
            "job_readiness",
            "baseline",
            1000,
            campaign: campaign
        )
        try await stage.outcome(
            "f-\(campaign)",
            person,
            "job_readiness",
            "final",
            9000,
            campaign: campaign
        )
        try await stage.spent("cost-\(campaign)", 50_000, campaign: campaign)
    }

    private func ofCompany(_ told: [Told]) -> [Told] {
        told.aboutUpsell.filter { $0["kind"] == .string("company") }
    }

    @Test func `three campaigns, one of high return, 82 percent full make 52: no signal`()
        async throws
    {
        let stage = try await stage()
        try await achieve(stage, "c1")
        #expect(ofCompany(try await stage.nextDay()).isEmpty)

        let facts = CompanyUpsell.Facts(campaigns: 3, highSroi: 1, meanUtilizationBp: 8200)
        #expect(CompanyUpsell.of(facts).composite == 52)
        try await stage.expectWhole()
    }

    @Test func `a second one of high return raises it, once a day at most, and it expires`()
        async throws
    {
        let stage = try await stage()
        try await achieve(stage, "c1")
        try await achieve(stage, "a2")
        let told = ofCompany(try await stage.nextDay())
        #expect(told.lives == ["raised 65 warm"])
        let raised = try #require(told.first)
        #expect(raised.event["subject"] == .string("company/acme"))
        #expect(raised["campaignId"] == nil && raised["category"] == .string("bundle_upgrade"))
        #expect(raised["value"] == Stage.money(7_500_000))
        #expect(ofCompany(try await stage.nextDay()).isEmpty)

        let signal = try await stage.signal(nil)
        #expect(signal.kind == .company && signal.inputs.composite == 65)
        for number in 1...3 { try await stage.withdrawn("e-c\(number)", campaign: "a3") }
        for number in 1...20 { try await stage.withdrawn("e-a\(number)") }
        #expect(ofCompany(try await stage.nextDay()).lives == ["expired 35 warm"])
        #expect(try await stage.signal(nil).status == .expired)
        try await stage.expectWhole()
    }

    @Test func `it is accepted and rests like any other`() async throws {
        let stage = try await stage()
        try await achieve(stage, "c1")
        try await achieve(stage, "a2")
        try await stage.nextDay()
        let signal = try await stage.signal(nil)
        try await stage.done(.upsellAccept, ["signalId": .string(signal.id)], by: Stage.sales)
        #expect(ofCompany(try await stage.nextDay(29)).isEmpty)
        #expect(ofCompany(try await stage.nextDay(2)).lives == ["raised 65 warm"])
        try await stage.expectWhole()
    }

    @Test func `nobody looks at a company without open campaigns`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        try await stage.catalog()
        try await stage.draft("c1")
        let looks = try stage.rows("due").filter { $0["kind"] == .string("upsell_company") }
        #expect(looks.isEmpty)
        try await stage.expectWhole()
    }
}
