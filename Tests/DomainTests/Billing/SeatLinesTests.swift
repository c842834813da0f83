import Domain
import Testing

@Suite("Lines of seats")
struct SeatLinesTests {
    @Test func `seats that change in March make one line of two segments`() throws {
        let facts = try RatingBench.facts(
            "2026-03",
            [
                try RatingBench.seats("2026-01-01", 50), try RatingBench.seats("2026-03-15", 60),
            ]
        )
        let statement = try CampaignRating.rate(facts)
        #expect(statement.lines.map(\.kind) == [.commitment])
        #expect(statement.lines[0].segments.map(\.amountMinor) == [1_129_032, 1_645_162])
        #expect(statement.totalMinor == 2_774_194)
        #expect(statement.seatDays == 50 * 14 + 60 * 17)
        #expect(statement.lines[0].quantity == statement.seatDays)
        #expect(statement.lines[0].unit == .seatDay && statement.lines[0].unitPriceMinor == 50_000)
        #expect(facts.terms.committedSeatDays(on: facts.billableDays) == statement.seatDays)
    }

    @Test func `22 volunteers on 20 seats for 12 days cost 38710 more`() throws {
        var facts = try RatingBench.facts("2026-03", [try RatingBench.seats("2026-02-01", 20)])
        facts.volunteers = [
            try RatingBench.volunteers("2026-02-03", peak: 20),
            try RatingBench.volunteers("2026-03-20", peak: 22),
        ]
        let statement = try CampaignRating.rate(facts)
        #expect(statement.lines.map(\.kind) == [.commitment, .overage])
        #expect(statement.lines[1].quantity == 24 && statement.lines[1].unit == .seatDay)
        #expect(statement.lines[1].amountMinor == 38_710)
        #expect(statement.lines[1].unitPriceMinor == 50_000)
        #expect(statement.lines[1].periodFrom.iso == "2026-03-20")
        #expect(
            OverageRecord.records(of: statement) == [
                OverageRecord(model: .seats, quantity: 24, unit: .seatDay, amountMinor: 38_710)
            ]
        )
    }

    @Test func `the overage of a closing month joins its ledger quantities`() throws {
        var facts = try RatingBench.facts("2026-03", [try RatingBench.seats("2026-02-01", 20)])
        facts.volunteers = [try RatingBench.volunteers("2026-03-20", peak: 22)]
        facts.ledger = [
            try RatingBench.sum(.seatAssigned, .seats, "2026-03", 22),
            try RatingBench.sum(.overage, .seats, "2026-03", -5, reversed: -5),
        ]
        let open = try CampaignRating.rate(facts)
        let closed = try open.including(OverageRecord.records(of: open))
        facts.ledger.append(try RatingBench.sum(.overage, .seats, "2026-03", 24))
        #expect(try CampaignRating.rate(facts) == closed)
        #expect(closed.quantity(of: .overage) == 19 && closed.ledger.last?.reversed == -5)
        facts.ledger.removeLast(2)
        let fresh = try CampaignRating.rate(facts)
        #expect(try fresh.including(OverageRecord.records(of: fresh)).ledger.last?.quantity == 24)
    }

    @Test func `an open month is charged to date and not beyond`() throws {
        let terms = [try RatingBench.seats("2026-01-12", 50, price: 550_000)]
        var charged: [Int64] = []
        for (month, today, first) in [
            ("2026-01", "2026-02-03", "2026-01-12"), ("2026-02", "2026-03-03", "2026-02-01"),
            ("2026-03", "2026-04-03", "2026-03-01"), ("2026-04", "2026-04-15", "2026-04-01"),
        ] {
            let facts = try RatingBench.facts(month, today: today, from: first, terms)
            charged.append(try CampaignRating.rate(facts).totalMinor)
        }
        #expect(charged == [17_741_935, 27_500_000, 27_500_000, 13_750_000])
        #expect(charged.reduce(0, +) == 86_491_935)
    }

    @Test func `seats that were replaced by another model cost only their days`() throws {
        let facts = try RatingBench.facts(
            "2026-04",
            [
                try RatingBench.seats("2026-04-01", 10, price: 30_000),
                try RatingBench.learners("2026-04-11", 5),
                try RatingBench.seats("2026-04-21", 10, price: 30_000),
            ]
        )
        let statement = try CampaignRating.rate(facts)
        #expect(statement.lines.map(\.kind) == [.commitment])
        #expect(statement.lines[0].segments.map(\.days) == [10, 10])
        #expect(statement.totalMinor == 200_000)
    }

    @Test func `terms that are dated after the end never cost anything`() throws {
        let terms = [
            try RatingBench.seats("2026-03-01", 10, price: 31_000),
            try RatingBench.seats("2026-03-15", 90, price: 31_000),
        ]
        let facts = try RatingBench.facts("2026-03", terms, endDate: "2026-03-14")
        #expect(try CampaignRating.rate(facts).totalMinor == 310_000)
    }

    @Test func `what does not fit is a fault and no amount`() throws {
        let facts = try RatingBench.facts(
            "2026-03",
            [try RatingBench.seats("2026-03-01", .max, price: .max)]
        )
        #expect(throws: MoneyFault.outOfRange) { try CampaignRating.rate(facts) }
    }

    @Test func `a month without anything has a statement without lines`() throws {
        let statement = try CampaignRating.rate(try RatingBench.facts("2026-03", []))
        #expect(statement.lines.isEmpty && statement.ledger.isEmpty && statement.totalMinor == 0)
    }
}
