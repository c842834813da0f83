import Domain
import Testing

@Suite("Reconciliation")
struct ReconciliationTests {
    @Test func `a campaign that changed its model agrees over all its months`() throws {
        let (ledger, statements) = try history()
        let counters = ReconciliationCounters(
            volunteers: 3,
            creditsMc: 7500,
            served: 4,
            sessions: 6,
            seatDays: 155
        )
        let result = Reconciliation(ledger: ledger, counters: counters, statements: statements)
        #expect(result.status == .matched)
        #expect(
            result.rows.map(\.unit.rawValue)
                == ["volunteers", "mc", "learners", "sessions", "seat-days"]
        )
        #expect(result.rows.map(\.ledger) == [3, 7500, 4, 6, nil])
        #expect(result.rows.map(\.counter) == [3, 7500, 4, 6, 155])
        #expect(result.rows.map(\.rated) == [nil, 7500, 4, 6, 155])
    }

    @Test(arguments: 0..<5)
    func `one unit of difference anywhere is a mismatch`(row: Int) throws {
        let (ledger, statements) = try history()
        func off(_ index: Int) -> Int64 { index == row ? 1 : 0 }
        let result = Reconciliation(
            ledger: ledger,
            counters: ReconciliationCounters(
                volunteers: 3 + off(0),
                creditsMc: 7500 + off(1),
                served: 4 - off(2),
                sessions: 6 + off(3),
                seatDays: 155 - off(4)
            ),
            statements: statements
        )
        #expect(result.status == .mismatched)
        #expect(result.rows.map(\.isMatched) == (0..<5).map { $0 != row })
    }

    @Test func `statements that lack a month do not agree`() throws {
        let (ledger, statements) = try history()
        let result = Reconciliation(
            ledger: ledger,
            counters: ReconciliationCounters(
                volunteers: 3,
                creditsMc: 7500,
                served: 4,
                sessions: 6,
                seatDays: 155
            ),
            statements: [statements[0]]
        )
        #expect(result.rows.map(\.isMatched) == [true, false, false, false, true])
    }

    private func history() throws -> ([LedgerSum], [Statement]) {
        let terms = [
            try RatingBench.seats("2026-03-01", 5), try RatingBench.credits("2026-04-01", 9000),
        ]
        let ledger = [
            try RatingBench.sum(.seatAssigned, .seats, "2026-03", 4),
            try RatingBench.sum(.seatReleased, .credits, "2026-04", 1),
            try RatingBench.sum(.session, .seats, "2026-03", 2, minutes: 60),
            try RatingBench.sum(.session, .credits, "2026-04", 4, minutes: 60, reversed: -1),
            try RatingBench.sum(.creditsConsumed, .credits, "2026-04", 7500),
            try RatingBench.sum(.learnerServed, .seats, "2026-03", 1),
            try RatingBench.sum(.learnerServed, .credits, "2026-04", 3),
        ]
        let statements = try ["2026-03", "2026-04"].map { month in
            var facts = try RatingBench.facts(month, terms)
            facts.ledger = ledger
            return try CampaignRating.rate(facts)
        }
        return (ledger, statements)
    }
}
