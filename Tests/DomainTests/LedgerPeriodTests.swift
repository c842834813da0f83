import Domain
import Testing

@Suite("Ledger periods")
struct LedgerPeriodTests {
    @Test(
        arguments: [
            ("2026-03", "2026-04-02", "2026-03", nil),
            ("2026-03", "2026-04-03", "2026-04", "2026-03"),
            ("2026-04", "2026-04-03", "2026-04", nil),
            ("2026-02", "2026-04-02", "2026-04", "2026-02"),
            ("2026-05", "2026-04-30", "2026-05", nil),
            ("2025-12", "2026-01-02", "2026-01", "2025-12"),
        ] as [(String, String, String, String?)]
    )
    func `a closed month sends what comes late to the current one`(
        _ effective: String,
        _ today: String,
        _ period: String,
        _ lateFor: String?
    ) throws {
        let booking = LedgerPeriod.booking(
            effective: try Given.month(effective),
            today: try Given.day(today),
            closeGraceDays: 2,
            registered: try Given.month("2026-01")
        )
        #expect(booking.period.iso == period)
        #expect(booking.lateFor?.iso == lateFor)
    }

    @Test func `a month closes at the midnight after its grace`() throws {
        let march = try Given.month("2026-03")
        #expect(LedgerPeriod.closingDate(of: march, closeGraceDays: 2).iso == "2026-04-03")
        #expect(LedgerPeriod.closingDate(of: march, closeGraceDays: 0).iso == "2026-04-01")
        let first = try Given.day("2026-04-01")
        #expect(LedgerPeriod.firstOpen(today: first, closeGraceDays: 0).iso == "2026-04")
        #expect(LedgerPeriod.firstOpen(today: first, closeGraceDays: 1) == march)
    }
}
