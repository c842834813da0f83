import Domain
import Testing

@Suite("Rating of learners")
struct LearnerRatingTests {
    @Test func `learners up to the commitment cost the price, those over it the rate`() throws {
        var facts = try RatingBench.facts(
            "2026-03",
            [try RatingBench.learners("2026-01-05", 100, price: 120_000, rateBp: 12_500)]
        )
        facts.ledger = [
            try RatingBench.sum(.learnerServed, .iaas, "2026-02", 95),
            try RatingBench.sum(.learnerServed, .iaas, "2026-03", 8, late: 6),
            try RatingBench.sum(.learnerServed, .iaas, "2026-04", 50),
        ]
        let statement = try CampaignRating.rate(facts)
        #expect(statement.lines.map(\.kind) == [.overage, .learners])
        #expect(statement.lines.map(\.quantity) == [3, 5])
        #expect(statement.lines.map(\.late) == [1, 5])
        #expect(statement.lines.map(\.amountMinor) == [450_000, 600_000])
        #expect(statement.lines.map(\.unitPriceMinor) == [150_000, 120_000])
        #expect(statement.learnerChargeMinor == 1_050_000)
        #expect(statement.quantity(of: .learnerServed) == 8)
    }

    @Test func `reversals give back the learners over the commitment first`() throws {
        var facts = try RatingBench.facts("2026-03", [try RatingBench.learners("2026-01-05", 10)])
        facts.ledger = [
            try RatingBench.sum(.learnerServed, .iaas, "2026-02", 11),
            try RatingBench.sum(.learnerServed, .iaas, "2026-03", -1, reversed: -3),
        ]
        let statement = try CampaignRating.rate(facts)
        #expect(statement.lines.map(\.kind) == [.overage])
        #expect(statement.lines[0].quantity == -1 && statement.lines[0].reversed == -3)
        #expect(statement.totalMinor == -120_000)
        facts.ledger[1] = try RatingBench.sum(
            .learnerServed,
            .iaas,
            "2026-03",
            -2,
            late: -2,
            reversed: -2
        )
        let deeper = try CampaignRating.rate(facts)
        #expect(deeper.lines.map(\.quantity) == [-1, -1])
        #expect(deeper.lines.map(\.reversed) == [-1, -1] && deeper.lines.map(\.late) == [-1, -1])
    }

    @Test func `both ends of a month take its own terms`() throws {
        let terms = [
            try RatingBench.learners("2026-03-01", 10), try RatingBench.learners("2026-04-01", 20),
        ]
        let ledger = [
            try RatingBench.sum(.learnerServed, .iaas, "2026-03", 15),
            try RatingBench.sum(.learnerServed, .iaas, "2026-04", 4),
        ]
        var march = try RatingBench.facts("2026-03", terms)
        march.ledger = ledger
        #expect(try CampaignRating.rate(march).lines.map(\.quantity) == [5, 10])
        var april = try RatingBench.facts("2026-04", terms)
        april.ledger = ledger
        let lines = try CampaignRating.rate(april).lines
        #expect(lines.map(\.kind) == [.learners] && lines.map(\.quantity) == [4])
    }

    @Test func `an attainment below its promise gives back its shortfall`() throws {
        let terms = LearnerTerms(
            effectiveFrom: try Given.day("2026-01-01"),
            learners: 100,
            priceMinor: 120_000,
            guarantees: [
                Guarantee(metric: .sroi, threshold: 300), Guarantee(metric: .vis, threshold: 70),
            ]
        )
        let credit = try GuaranteeCredit.settle(
            terms,
            actual: [.sroi: 285, .vis: 74],
            chargedMinor: 11_400_000
        )
        #expect(credit.attainments.map(\.attainmentBp) == [9500, 10_000])
        #expect(credit.amountMinor == -570_000)
        let unknown = try GuaranteeCredit.settle(
            terms,
            actual: [.sroi: 400],
            chargedMinor: 11_400_000
        )
        #expect(unknown.attainments.map(\.attainmentBp) == [10_000, 0])
        #expect(unknown.amountMinor == -3_420_000)
        let none = LearnerTerms(
            effectiveFrom: terms.effectiveFrom,
            learners: 100,
            priceMinor: 120_000
        )
        let free = try GuaranteeCredit.settle(none, actual: [:], chargedMinor: .max)
        #expect(free.amountMinor == 0 && free.attainments.isEmpty)
        let huge = LearnerTerms(
            effectiveFrom: terms.effectiveFrom,
            learners: 1,
            priceMinor: 1,
            guarantees: [Guarantee(metric: .sroi, threshold: 1)]
        )
        #expect(
            try GuaranteeCredit.settle(huge, actual: [.sroi: .max], chargedMinor: .max).amountMinor
                == 0
        )
        #expect(throws: MoneyFault.outOfRange) {
            try GuaranteeCredit.settle(huge, actual: [.sroi: .min], chargedMinor: 1)
        }
        #expect(GuaranteeCredit.completionRateBp(completed: 2, everEnrolled: 3) == 6667)
        #expect(GuaranteeCredit.completionRateBp(completed: 0, everEnrolled: 0) == nil)
    }

    @Test func `a booked guarantee credit is a line of its month`() throws {
        var facts = try RatingBench.facts("2026-03", [try RatingBench.learners("2026-01-05", 10)])
        facts.guaranteeCredit = RatingFacts.BookedCredit(
            date: try Given.day("2026-03-21"),
            amountMinor: -570_000
        )
        let statement = try CampaignRating.rate(facts)
        #expect(statement.lines.map(\.kind) == [.guaranteeCredit])
        #expect(statement.lines[0].periodFrom.iso == "2026-03-21")
        #expect(statement.totalMinor == -570_000 && statement.learnerChargeMinor == 0)
        facts.guaranteeCredit = RatingFacts.BookedCredit(
            date: try Given.day("2026-03-21"),
            amountMinor: 0
        )
        #expect(try CampaignRating.rate(facts).lines.isEmpty)
    }
}
