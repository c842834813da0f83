import Contracts
import Domain
import Simulation
import Storage
import Testing

/// What the pricing models would cost, as a command that is stored.
///
/// Source: domain §9.4.
@Suite("Proposals")
struct ProposalTests {
    /// A company with a subscription of 500 learners, none of it given away.
    private func stage() async throws -> Stage {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        try await stage.catalog()
        try await stage.subscribe()
        return stage
    }

    private func wish(_ budget: Int64, _ currency: String = "EUR") -> JSONObject {
        [
            "versionId": .string("t1@1"), "groupId": .string("g1"),
            "beneficiaries": .int(120), "volunteers": .int(40), "sessions": .int(480),
            "months": .int(3), "budget": Stage.money(budget, currency),
        ]
    }

    @Test func `the options of the worked example are compared, and learners recommended`()
        async throws
    {
        let stage = try await stage()

        let (verdict, told) = try await stage.command(
            .proposalCreate,
            wish(2_500_000),
            by: Stage.sales
        )

        let result = try #require(verdict["result"]?.object)
        let totals = (result["options"]?.array ?? []).map { option in
            let model = option.object?["model"]?.string ?? ""
            let total = option.object?["total"]?.object?["amount"]?.int ?? 0
            return "\(model) \(total)"
        }
        #expect(totals == ["seats 6000000", "credits 1200000", "iaas 1800000", "bundle 62500"])
        #expect(result["recommended"] == .string("iaas"))
        #expect(result["id"] == .string("prp_acme_\(stage.position)_1"))
        #expect(result["expiresAt"] == .string("2026-05-01T09:00:00.000Z"))
        #expect(told.isEmpty)
        try await stage.expectSound()
    }

    @Test func `a proposal is kept as it was made, and expires`() async throws {
        let stage = try await stage()
        var data = wish(2_500_000)
        data["id"] = .string("offer")
        try await stage.done(.proposalCreate, data)
        let reader = try NodeReader(path: stage.path)

        let row = try #require(try await reader.proposal("offer").value)
        try await stage.tick("2026-05-01T08:59:59Z")
        let before = try await reader.proposals(company: "acme", limit: 10)
        try await stage.tick("2026-05-01T09:00:00Z")
        let after = try await reader.proposals(limit: 10)

        #expect(row.proposal.recommended == .iaas)
        let totals = row.proposal.options.map(\.total.amount)
        #expect(totals == [6_000_000, 1_200_000, 1_800_000, 62500])
        #expect(before.value.map { $0.isExpired(at: before.clock) } == [false])
        #expect(after.value.map { $0.isExpired(at: after.clock) } == [true])
        #expect(try await reader.proposals(company: "other", limit: 10).value.isEmpty)
        #expect(try await stage.refused(.proposalCreate, data) == ["id_taken"])
    }

    @Test func `what cannot be priced is refused with its reason`() async throws {
        let stage = try await stage()
        var template = wish(1)
        template["versionId"] = .string("t9@1")
        var group = wish(1)
        group["groupId"] = .string("g9")
        let cora = Principal(id: "cora", role: .coordinator, companies: ["*"])
        let admin = Principal(id: "ada", role: .companyAdmin, companies: ["acme"])

        #expect(try await stage.refused(.proposalCreate, wish(1, "NOK")) == ["pricebook_missing"])
        #expect(try await stage.refused(.proposalCreate, template) == ["not_found"])
        #expect(try await stage.refused(.proposalCreate, group) == ["not_found"])
        for other in [cora, admin] {
            #expect(
                try await stage.refused(.proposalCreate, wish(1), by: other) == ["forbidden"]
            )
        }
        var foreign = wish(1)
        foreign["companyId"] = .string("beta")
        let (verdict, _) = try await stage.command(.proposalCreate, foreign)
        #expect(verdict["codes"] == .array([.string("tenant_mismatch")]))
        #expect(try stage.rows("proposals").isEmpty)
    }

    @Test func `another book and a small budget give another answer`() async throws {
        let stage = try await stage()
        let reader = try NodeReader(path: stage.path)
        let standard = try #require(try await reader.priceBooks(currency: .eur).value.first)
        var items = standard.items
        items.creditMinor = 10
        let book = PriceBook(
            currency: .eur,
            effectiveFrom: try #require(CivilDate(iso: "2026-05-01")),
            items: items
        )
        try await stage.done(.pricebookPublish, book.json, to: "platform")
        var data = wish(300_000)
        data["id"] = .string("early")
        try await stage.done(.proposalCreate, data)
        try await stage.tick("2026-05-02T00:00:00Z")
        data["id"] = .string("late")
        try await stage.done(.proposalCreate, data)

        let early = try #require(try await reader.proposal("early").value).proposal
        let late = try #require(try await reader.proposal("late").value).proposal

        #expect(early.recommended == .bundle)
        #expect(early.options.map(\.model) == [.seats, .credits, .iaas, .bundle])
        #expect(late.recommended == .credits)
        #expect(late.options.map(\.total.amount) == [6_000_000, 240_000, 1_800_000, 62500])
    }
}
