import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Source: domain §11.2 and its example.
@Suite("What missed promises give back")
struct GuaranteeTests {
    /// 95 learners served for 120000 each, of whom one volunteer met eight: SROI 285 and VIS 74.
    private func stage(
        promising guarantees: [(metric: String, threshold: Int64)],
        capBp: Int64? = nil
    ) async throws -> Stage {
        let deal = Deal.iaas(95, price: 120_000, promising: guarantees, capBp: capBp)
        let stage = try await Stage.sold(deal)
        try await stage.tick("2026-06-01T12:00:00Z")
        try await stage.together {
            for number in 1...95 { try await stage.served("s\(number)", "p\(number)") }
            for number in 1...8 {
                try await stage.outcome("o\(number)", "p\(number)", "job_readiness", "final", 4550)
                try await stage.session(
                    "x\(number)",
                    minutes: 180,
                    volunteers: ["v1"],
                    participants: ["p\(number)"]
                )
            }
            for number in 9...58 {
                try await stage.outcome(
                    "o\(number)",
                    "p\(number)",
                    "job_readiness",
                    "progress",
                    10_000
                )
            }
            try await stage.outcome("o59", "p59", "language", "final", 5000)
        }
        return stage
    }

    private func credit(_ stage: Stage) async throws -> GuaranteeCreditRow? {
        try await NodeReader(path: stage.path).guaranteeCredit(campaign: "c1").value
    }

    @Test func `the worked example gives back 570000`() async throws {
        let stage = try await stage(promising: [("sroi", 300), ("vis", 70)])

        try await stage.tick("2026-06-20T12:00:00Z")
        try await stage.move(to: "completed", reason: "all done")

        let credit = try #require(try await credit(stage))
        #expect(credit.attainments.map(\.actual) == [285, 74])
        #expect(credit.attainments.map(\.attainmentBp) == [9500, 10_000])
        #expect(credit.charged == Money(amount: 11_400_000, currency: .eur))
        #expect(credit.amountMinor == -570_000)
        #expect(credit.day == CivilDate(iso: "2026-06-20"))
        try await stage.expectWhole()
    }

    @Test func `statement, preview and final invoice of its month have the line`() async throws {
        let stage = try await stage(promising: [("sroi", 300), ("vis", 70)])
        try await stage.tick("2026-06-20T12:00:00Z")
        try await stage.move(to: "completed", reason: "all done")
        let month = try #require(CivilMonth(iso: "2026-06"))
        let reader = try NodeReader(path: stage.path)

        let statement = try #require(
            try await reader.statement(campaign: "c1", month: month).value
        )
        let preview = try #require(try await reader.invoices(company: "acme", month: month).value)
        let closing = try await stage.tick("2026-07-03T00:00:00Z")
        let final = try closing.first("billing.invoice_finalized").data

        for (lines, total) in [
            (statement["lines"], statement["total"]),
            (preview.first?["lines"], preview.first?["total"]),
            (final["lines"], final["total"]),
        ] {
            let amounts = (lines?.array ?? []).compactMap { line -> String? in
                let amount = line.object?["amount"]?.object?["amount"]?.int ?? 0
                return line.object?["kind"]?.string.map { "\($0) \(amount)" }
            }
            #expect(amounts == ["learners 11400000", "guarantee_credit -570000"])
            #expect(total?.object?["amount"]?.int == 10_830_000)
        }
        try await stage.expectWhole()
    }

    @Test func `later facts do not change it, and it is booked once`() async throws {
        let stage = try await stage(promising: [("sroi", 300)])
        try await stage.tick("2026-06-20T12:00:00Z")
        try await stage.move(to: "completed", reason: "all done")
        let before = try await credit(stage)

        try await stage.outcome("late", "p60", "job_readiness", "final", 10_000)
        try await stage.tick("2026-07-04T00:00:00Z")
        try await stage.move(to: "closed", reason: "over")

        #expect(try await credit(stage) == before)
        #expect(try stage.rows("guarantee_credits").count == 1)
        try await stage.expectWhole()
    }

    @Test func `nothing measured gives back the cap, and closing settles too`() async throws {
        let stage = try await stage(promising: [("well_being", 5000)])
        try await stage.tick("2026-06-20T12:00:00Z")
        try await stage.move(to: "paused", reason: "no money")

        try await stage.move(to: "closed", reason: "no money")

        let credit = try #require(try await credit(stage))
        #expect(credit.attainments.map(\.actual) == [nil])
        #expect(credit.amountMinor == -3_420_000)
        try await stage.expectWhole()
    }

    @Test func `kept promises and terms without any give nothing back`() async throws {
        let kept = try await stage(promising: [("job_readiness", 5000), ("completion_rate", 1)])
        try await kept.completed("e1")
        try await kept.created("e1", "p1", role: "beneficiary")
        try await kept.tick("2026-06-20T12:00:00Z")
        try await kept.move(to: "completed", reason: "all done")
        let credit = try #require(try await credit(kept))
        #expect(credit.amountMinor == 0)
        #expect(credit.attainments.map(\.attainmentBp) == [10_000, 10_000])
        let month = try #require(CivilMonth(iso: "2026-06"))
        let statement = try await NodeReader(path: kept.path)
            .statement(campaign: "c1", month: month).value
        #expect(statement?["lines"]?.array?.count == 1)
        try await kept.expectWhole()

        let without = try await stage(promising: [])
        try await without.move(to: "completed", reason: "all done")
        #expect(try await self.credit(without) == nil)
        try await without.expectWhole()
    }
}
