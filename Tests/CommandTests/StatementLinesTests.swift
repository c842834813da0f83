import Contracts
import Storage
import Testing

@testable import Domain
@testable import headroom

@Suite("Invoices as people read them")
struct StatementLinesTests {
    private static let march = CivilMonth(iso: "2026-03")

    private func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

    private func commitment() throws -> InvoiceLine {
        InvoiceLine(
            campaign: "spring",
            kind: .commitment,
            code: .seatsCommitted,
            quantity: 1720,
            unit: .seatDay,
            unitPriceMinor: 50_000,
            amountMinor: 2_774_194,
            periodFrom: try day("2026-03-01"),
            periodTo: try day("2026-03-31"),
            segments: [
                SeatSegment(
                    from: try day("2026-03-01"),
                    to: try day("2026-03-14"),
                    seats: 50,
                    priceMinor: 50_000,
                    amountMinor: 1_129_032
                ),
                SeatSegment(
                    from: try day("2026-03-15"),
                    to: try day("2026-03-31"),
                    seats: 60,
                    priceMinor: 50_000,
                    amountMinor: 1_645_162
                ),
            ]
        )
    }

    private func overage() throws -> InvoiceLine {
        InvoiceLine(
            campaign: "letters",
            kind: .overage,
            code: .creditOverage,
            quantity: -200_500,
            late: 1000,
            reversed: -201_500,
            unit: .milliCredit,
            unitPriceMinor: 50,
            amountMinor: -10_025,
            periodFrom: try day("2026-03-01"),
            periodTo: try day("2026-03-31")
        )
    }

    @Test func `lines show their parts, credits as credits, and what came late or was taken back`()
        throws
    {
        let invoice = try Invoice(
            company: "acme",
            month: try #require(Self.march),
            currency: .eur,
            status: .final,
            lines: [try commitment(), try overage()]
        )
        let head = "campaign  what             key  quantity  unit       price    amount  days"
        let month = "2026-03-01 to 2026-03-31"
        #expect(
            StatementLines.invoice(invoice.json) == [
                "inv_acme_2026-03_EUR  final",
                head,
                "letters   credit_overage          -200.5  credit      0.50   -100.25  \(month)",
                "            came late                  1",
                "            taken back            -201.5",
                "spring    seats_committed           1720  seat-day  500.00  27741.94  \(month)",
                "            of it                     50  seat      500.00  11290.32"
                    + "  2026-03-01 to 2026-03-14",
                "            of it                     60  seat      500.00  16451.62"
                    + "  2026-03-15 to 2026-03-31",
                "          subtotal                                          27641.69  EUR",
                "          tax                                                   0.00  EUR",
                "          total                                             27641.69  EUR",
            ]
        )
    }

    @Test func `a yen has no decimals, and a preview says why it may change`() throws {
        let invoice = try Invoice(
            company: "acme",
            month: try #require(Self.march),
            currency: .jpy,
            status: .preview,
            lines: [try commitment()]
        )
        let lines = StatementLines.invoice(invoice.json)
        #expect(lines.first == "inv_acme_2026-03_JPY  preview, the month is open")
        #expect(lines.last?.split(separator: " ") == ["total", "2774194", "JPY"])
    }
}
