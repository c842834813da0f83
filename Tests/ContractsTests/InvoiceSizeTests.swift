import Contracts
import Domain
import Testing

/// What becomes of an invoice that is larger than a broker takes.
///
/// Source: "Billing's contract", a large invoice.
@Suite("Size of an invoice")
struct InvoiceSizeTests {
    private func data(lines count: Int) throws -> (bytes: Int, data: JSONObject) {
        let month = try #require(CivilMonth(iso: "2026-03"))
        let lines = (0..<count).map { number in
            InvoiceLine(
                campaign: "c-\(10_000 + number)",
                kind: .fixedFee,
                code: .feeOnce,
                quantity: 1,
                unit: .fee,
                unitPriceMinor: 100,
                amountMinor: 100,
                periodFrom: month.firstDay,
                periodTo: month.lastDay,
                key: String(repeating: "k", count: 200)
            )
        }
        let invoice = try Invoice(
            company: "acme",
            month: month,
            currency: .eur,
            status: .final,
            lines: lines
        )
        let bytes = Samples.encoded(BillingInvoiceFinalized(invoice: invoice))
        let data = try JSONParser.parse(bytes).object?["data"]?.object
        return (bytes.count, try #require(data))
    }

    @Test func `lines for which there is no room are counted, and are in the sums`() throws {
        let (bytes, data) = try data(lines: 5000)

        let told = try #require(data["lines"]?.array?.count)
        #expect(bytes < 1 << 20)
        #expect(told > 1000)
        #expect(data["linesOmitted"] == .int(Int64(5000 - told)))
        #expect(data["total"] == JSON.money(Money(amount: 500_000, currency: .eur)))
        #expect(data["lines"]?.array?.first?.object?["campaignId"] == .string("c-10000"))
    }

    @Test func `an invoice that fits leaves nothing out`() throws {
        let (_, data) = try data(lines: 1000)

        #expect(data["lines"]?.array?.count == 1000)
        #expect(data["linesOmitted"] == nil)
    }
}
