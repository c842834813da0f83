import Contracts
import Domain
import Storage
import Testing

@testable import headroom

/// What the demo data shows of pricing insights.
///
/// Source: domain §9.3, §12.3, §24.
@Suite("Pricing insights of the demo data", .timeLimit(.minutes(15)))
struct DemoPricingTests {
    private func all(_ stage: DemoStage) async throws -> [String: CampaignPricing] {
        var found: [String: CampaignPricing] = [:]
        for company in DemoCompanies.all {
            let pricing = try #require(try await stage.reader.pricing(company: company.id).value)
            #expect(pricing.unknown == [])
            for campaign in pricing.campaigns { found[campaign.campaign] = campaign }
        }
        return found
    }

    @Test func `every action, recommendation, standing and band is there, and high value`()
        async throws
    {
        let stage = try await DemoStage()
        let campaigns = try await all(stage)
        #expect(campaigns.count == DemoCampaigns.all.count)
        let insights = campaigns.values.map(\.insight)
        #expect(Set(insights.map(\.action)) == Set(InsightAction.allCases))
        // A mismatch is a defect of the node, which no honest log brings about.
        #expect(
            Set(insights.flatMap(\.recommendations))
                == Set(InsightRecommendation.allCases).subtracting([.reconcile])
        )
        let standings = Set(insights.map(\.usage.standing))
        #expect(standings == Set(UsageStanding.allCases).subtracting([.unsold]))
        #expect(Set(campaigns.values.compactMap(\.band)) == Set(ImpactBand.allCases))
        #expect(Set(insights.map(\.usage.model)) == Set(PricingModel.allCases))
        #expect(insights.contains { $0.isHighValue && $0.facts.phase == .active })
        #expect(insights.contains { $0.isHighValue && $0.facts.phase == .completed })
    }

    @Test func `each campaign is advised on as its story says`() async throws {
        let stage = try await DemoStage()
        let campaigns = try await all(stage)
        func advice(_ id: String) throws -> String {
            let insight = try #require(campaigns[id]).insight
            return ([insight.action.rawValue] + insight.recommendations.map(\.rawValue))
                .joined(separator: " ")
        }
        #expect(try advice("c-mentors-oslo") == "expand expand_capacity")
        #expect(try advice("c-norwegian-oslo") == "maintain renewal_due")
        #expect(try advice("c-interns-2025") == "expand expand_capacity high_value_upsell")
        #expect(
            try advice("c-digital-lviv") == "negotiate renegotiate_commitment high_value_upsell"
        )
        #expect(
            try advice("c-cloud-certs")
                == "expand expand_capacity high_value_upsell credit_runway_short"
        )
        #expect(try advice("c-buddy-2025") == "close review_inactive")
        #expect(try advice("c-harbor-mentors") == "maintain high_value_upsell")
        #expect(try advice("c-harbor-stage") == "maintain budget_tight renewal_due")
        #expect(try advice("c-harbor-shadows") == "maintain guarantee_at_risk")
        #expect(
            try advice("c-harbor-buddies")
                == "negotiate renegotiate_commitment share_underused"
        )
        #expect(try advice("c-harbor-night") == "close review_inactive")
        #expect(campaigns["c-harbor-mentors"]?.band == .exceptional)
        #expect(campaigns["c-harbor-stage"]?.band == .high)
        #expect(campaigns["c-harbor-buddies"]?.band == .good)
        #expect(campaigns["c-harbor-shadows"]?.band == .developing)
    }

    @Test func `Mentors Oslo costs and grows as the table says`() async throws {
        let stage = try await DemoStage()
        let insight = try #require(
            try await stage.reader.pricing(campaign: "c-mentors-oslo").value?.campaigns.first
        ).insight
        #expect(insight.facts.money.chargedMinor == 86_491_935)
        #expect(insight.budgetUseBp == 5766)
        #expect(insight.facts.days.remaining == 74)
        // 12 January to 15 April.
        #expect(insight.facts.days.elapsed == 94)
        // 37 seats were taken at the end of 18 March.
        #expect(insight.facts.usedBefore == 37)
        // 43 and 6 · 74 / 28 more.
        #expect(insight.projected == 58)
    }

    @Test func `sales was told of what stands, and of nothing else`() async throws {
        let stage = try await DemoStage()
        for (id, campaign) in try await all(stage) {
            let kept = try await stage.reader.pricingSignal(campaign: id).value
            let isJudged = [.recruiting, .active, .paused].contains(campaign.status)
            #expect((kept != nil) == isJudged, "\(id)")
            // The last look was at local midnight; nothing of it has changed since.
            if let kept { #expect(kept.signal == PricingSignal(campaign.insight), "\(id)") }
        }
    }

    @Test func `the report is drawn, written as JSON and exported as CSV`() async throws {
        let stage = try await DemoStage()
        let text = try await stage.headroom("pricing", "report", "--company", "harborline")
        #expect(text.code == 0, "\(text.notes)")
        #expect(text.output.contains("near their limit"))
        #expect(text.output.contains("c-harbor-stage"))
        #expect(text.output.contains("95 % of the budget are spent"))
        #expect(text.output.contains("nobody uses it after 94 days"))
        #expect(text.output.contains("exceptional"))
        #expect(text.output.contains("as of position \(stage.fixture.entries.count)"))

        let json = try await stage.headroom("pricing", "report", "--company", "veridia", "--json")
        #expect(json.json["asOf"]?.int == Int64(stage.fixture.entries.count))
        #expect(json.json["campaigns"]?.array?.count == 6)
        let women = json.json["campaigns"]?.array?.compactMap(\.object)
            .first { $0["campaignId"]?.string == "c-mentor-women" }
        #expect(women?["standing"]?.string == "reached")
        #expect(women?["sroi"] == .null)

        let csv = try await stage.headroom(
            "pricing",
            "report",
            "--company",
            "sunbridge",
            "--format",
            "csv"
        )
        let lines = csv.output.split(separator: "\r\n")
        #expect(lines.count == 6)
        #expect(lines.first?.hasSuffix(",recommendations,as_of") == true)
        // What is left is negative, and no formula.
        #expect(lines.contains { $0.contains(",'-8500000,") })
        let advice = try await stage.headroom(
            "pricing",
            "report",
            "--company",
            "sunbridge",
            "--format",
            "csv",
            "--table",
            "recommendations"
        )
        #expect(advice.output.contains("renegotiate_commitment,c-digital-lviv,"))
        let one = try await stage.headroom("pricing", "insight", "c-cloud-certs")
        #expect(one.output.contains("credits last"))
        #expect(one.output.contains("credit_runway_short"))
        let object = try await stage.headroom("pricing", "insight", "c-cloud-certs", "--json")
        #expect(object.json["contract"]?.array?.first?.object?["kind"]?.string == "credits")
    }

    @Test func `who asks for what is not there is told so`() async throws {
        let stage = try await DemoStage(through: DemoCalendar.beginning)
        let nobody = try await stage.headroom("pricing", "report", "--company", "nobody")
        #expect(nobody.code == 1)
        #expect(nobody.notes.contains("there is no company nobody"))
        let foreign = try await stage.headroom(
            "pricing",
            "report",
            "--company",
            "veridia",
            "--campaign",
            "c-mentors-oslo"
        )
        #expect(foreign.code == 1)
        #expect(foreign.notes.contains("veridia has no campaign c-mentors-oslo"))
        let empty = try await stage.headroom("pricing", "report", "--company", "veridia")
        #expect(empty.code == 0)
        #expect(empty.output.contains("Nothing needs to be done."))
        let wrong = try await stage.headroom(
            "pricing",
            "report",
            "--company",
            "veridia",
            "--table",
            "totals"
        )
        #expect(wrong.code == 64)
    }
}
