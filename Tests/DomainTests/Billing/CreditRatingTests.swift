import Domain
import Testing

@Suite("Rating of credits")
struct CreditRatingTests {
    @Test func `a larger allocation after an overage is bought and gives the overage back`() throws
    {
        let terms = [
            try RatingBench.credits("2026-03-01", 4_000_000, price: 500, overagePrice: 600),
            try RatingBench.credits("2026-04-10", 5_000_000, price: 500, overagePrice: 600),
        ]
        let day = try Given.day("2026-03-02")
        var march = try RatingBench.facts("2026-03", terms)
        march.ledger = [try RatingBench.sum(.creditsConsumed, .credits, "2026-03", 4_200_000)]
        march.credits = CreditPool(
            activatedOn: day,
            levels: [CreditPool.Level(date: day, mc: 4_000_000)]
        )
        let before = try CampaignRating.rate(march)
        #expect(before.lines.map(\.quantity) == [200_000])
        #expect(before.lines[0].unit == .milliCredit && before.totalMinor == 120_000)

        let purchase = try CreditPurchase.due(
            terms: terms[1],
            wasActive: true,
            levelMc: 4_000_000
        )
        #expect(purchase?.key == "credits:5000000" && purchase?.addedMc == 1_000_000)
        #expect(purchase?.amountMinor == 500_000)

        var april = try RatingBench.facts("2026-04", terms)
        april.ledger = march.ledger
        let grown = try Given.day("2026-04-10")
        april.credits = CreditPool(
            activatedOn: day,
            levels: march.credits.levels + [CreditPool.Level(date: grown, mc: 5_000_000)]
        )
        april.amounts = [
            LedgerAmount(
                type: .fixedFee,
                model: .credits,
                key: "credits:5000000",
                amountMinor: 500_000,
                date: grown
            )
        ]
        let after = try CampaignRating.rate(april)
        #expect(after.lines.map(\.kind) == [.overage, .creditPurchase])
        #expect(after.lines.map(\.quantity) == [-200_000, 1_000_000])
        #expect(after.lines.map(\.amountMinor) == [-120_000, 500_000])
        #expect(OverageRecord.records(of: after).map(\.amountMinor) == [-120_000])

        april.today = try Given.day("2026-04-09")
        #expect(try CampaignRating.rate(april).lines.map(\.kind) == [.creditPurchase])
    }

    @Test func `credits are bought at the activation and whenever the allocation grows`() throws {
        let small = try RatingBench.credits("2026-03-01", 2_000_000, price: 50)
        let large = try RatingBench.credits("2026-04-01", 3_000_001, price: 50)
        #expect(try CreditPurchase.due(terms: small, wasActive: false, levelMc: 0) == nil)
        let first = try CreditPurchase.due(terms: small, wasActive: true, levelMc: 0)
        #expect(first?.amountMinor == 100_000 && first?.levelMc == 2_000_000)
        #expect(try CreditPurchase.due(terms: small, wasActive: true, levelMc: 2_000_000) == nil)
        let second = try CreditPurchase.due(terms: large, wasActive: true, levelMc: 2_000_000)
        #expect(second?.addedMc == 1_000_001 && second?.amountMinor == 50_000)
        #expect(try CreditPurchase.due(terms: small, wasActive: true, levelMc: 3_000_001) == nil)
        #expect(
            try CreditPurchase.due(
                terms: try RatingBench.seats("2026-05-01", 9),
                wasActive: true,
                levelMc: 0
            ) == nil
        )
        #expect(throws: MoneyFault.outOfRange) {
            try CreditPurchase.due(
                terms: try RatingBench.credits("2026-03-01", .max, price: .max),
                wasActive: true,
                levelMc: 0
            )
        }
        #expect(CreditPurchase.level(ofKey: "credits:77") == 77)
        #expect(CreditPurchase.level(ofKey: "fee") == nil)
    }

    @Test func `until the activation the allocation in effect is what may be used`() throws {
        let terms = EffectiveTerms(
            history: TermsHistory([
                try RatingBench.credits("2026-03-01", 9000),
                try RatingBench.credits("2026-03-10", 5000),
                try RatingBench.seats("2026-04-01", 1),
                try RatingBench.credits("2026-05-01", 4000),
            ])
        )
        let days = ["2026-02-01", "2026-03-09", "2026-03-10", "2026-04-20", "2026-05-01"]
        let planned = CreditPool()
        #expect(
            try days.map { planned.bought(on: try Given.day($0), terms: terms) }
                == [9000, 9000, 5000, 5000, 4000]
        )
        let active = CreditPool(
            activatedOn: try Given.day("2026-03-10"),
            levels: [CreditPool.Level(date: try Given.day("2026-03-10"), mc: 5000)]
        )
        #expect(
            try days.map { active.bought(on: try Given.day($0), terms: terms) }
                == [9000, 9000, 5000, 5000, 5000]
        )
        let late = CreditPool(
            activatedOn: try Given.day("2026-04-02"),
            levels: [CreditPool.Level(date: try Given.day("2026-05-01"), mc: 4000)]
        )
        #expect(
            try days.map { late.bought(on: try Given.day($0), terms: terms) }
                == [9000, 9000, 5000, 0, 4000]
        )
    }

    @Test func `late use after the model changed costs what its latest terms say`() throws {
        var facts = try RatingBench.facts(
            "2026-05",
            [
                try RatingBench.credits("2026-03-01", 10_000, price: 500, overagePrice: 700),
                try RatingBench.seats("2026-05-01", 1, price: 31),
            ]
        )
        let day = try Given.day("2026-03-01")
        facts.credits = CreditPool(
            activatedOn: day,
            levels: [CreditPool.Level(date: day, mc: 10_000)]
        )
        facts.ledger = [
            try RatingBench.sum(.creditsConsumed, .credits, "2026-04", 9000),
            try RatingBench.sum(.creditsConsumed, .credits, "2026-05", 3000, late: 3000),
        ]
        let statement = try CampaignRating.rate(facts)
        #expect(statement.lines.map(\.kind) == [.commitment, .overage])
        #expect(statement.lines[1].quantity == 2000 && statement.lines[1].late == 2000)
        #expect(statement.lines[1].amountMinor == 1400)
        #expect(statement.quantity(of: .creditsConsumed) == 3000)
    }

    @Test func `a purchase taken back shows the credits with their sign`() throws {
        var facts = try RatingBench.facts("2026-03", [try RatingBench.credits("2026-03-01", 9000)])
        let day = try Given.day("2026-03-01")
        facts.credits = CreditPool(
            activatedOn: day,
            levels: [CreditPool.Level(date: day, mc: 9000)]
        )
        facts.amounts = [
            LedgerAmount(
                type: .fixedFee,
                model: .credits,
                key: "credits:9000",
                amountMinor: 9000,
                date: day
            ),
            LedgerAmount(
                type: .fixedFee,
                model: .credits,
                key: "credits:9000",
                quantity: -1,
                amountMinor: -9000,
                date: day.adding(days: 3),
                isReversal: true
            ),
        ]
        let statement = try CampaignRating.rate(facts)
        #expect(statement.lines.map(\.quantity) == [9000, -9000])
        #expect(statement.lines.map(\.reversed) == [0, -9000])
        #expect(statement.lines.map(\.unitPriceMinor) == [1000, 1000])
        #expect(statement.totalMinor == 0)
    }
}
