import Domain
import Testing

/// The sums that a consumer checks its copy against.
///
/// Source: "Billing's contract", statements.
@Suite("Sums of a month's usage")
struct UsagePeriodTests {
    private let month = CivilMonth(iso: "2026-03") ?? CivilDate(dayNumber: 0).month

    private func day(
        _ moment: UsageDay.Moment,
        _ type: LedgerType,
        _ numbers: (records: Int64, quantity: Int64, first: Int64, last: Int64),
        amount: Money? = nil
    ) -> UsageDay {
        UsageDay(
            moment: moment,
            type: type,
            unit: type.unit(of: .seats),
            records: numbers.records,
            quantity: numbers.quantity,
            amount: amount,
            first: numbers.first,
            last: numbers.last
        )
    }

    @Test func `days are in their order, late ones last, and add up by type`() {
        let second = month.firstDay.adding(days: 1)
        let usage = UsagePeriod(
            month: month,
            days: [
                day(.late(month.previous), .session, (1, 1, 9, 9)),
                day(.on(second), .session, (2, 0, 4, 8)),
                day(.on(second), .seatAssigned, (1, 1, 7, 7)),
                day(.on(month.firstDay), .session, (3, 3, 1, 3)),
            ]
        )

        #expect(usage.days.map(\.first) == [1, 7, 4, 9])
        #expect(usage.totals.map(\.type) == [.seatAssigned, .session])
        #expect(usage.totals.map(\.records) == [1, 6])
        #expect(usage.totals.map(\.quantity) == [1, 4])
        #expect(usage.records == 7)
        #expect(usage.first == 1)
        #expect(usage.last == 9)
    }

    @Test func `a month without records has no place in the ledger`() {
        let usage = UsagePeriod(month: month, days: [])

        #expect(usage.records == 0)
        #expect(usage.first == nil)
        #expect(usage.last == nil)
        #expect(usage.totals.isEmpty)
    }

    @Test func `previews are of Mondays, and add the lines of a kind up`() throws {
        let monday = try #require(CivilDate(iso: "2026-03-02"))
        let lines = [(InvoiceLineKind.overage, Int64(-5)), (.commitment, 7), (.overage, 12)]
        let invoice = try Invoice(
            company: "acme",
            month: month,
            currency: .eur,
            status: .preview,
            lines: lines.map { kind, amount in
                InvoiceLine(
                    campaign: "c1",
                    kind: kind,
                    code: .seatOverage,
                    quantity: 1,
                    unit: .seatDay,
                    unitPriceMinor: nil,
                    amountMinor: amount,
                    periodFrom: month.firstDay,
                    periodTo: month.lastDay
                )
            }
        )

        let preview = InvoicePreview(invoice, asOf: monday)

        #expect(InvoicePreview.next(after: monday.adding(days: -1)) == monday)
        #expect(InvoicePreview.next(after: monday) == monday.adding(days: 7))
        #expect(preview.kinds.map(\.kind) == [.commitment, .overage])
        #expect(preview.kinds.map(\.amountMinor) == [7, 7])
        #expect(preview.totalMinor == 14)
        #expect(preview.lines == 3)
    }
}
