import Domain
import Testing

@Suite("Charges of a bundle subscription")
struct SubscriptionChargeTests {
    @Test func `a period is charged once, at its start or when it is made later`() throws {
        let year = try subscription("2026-01-01", "2026-12-31")
        let early = try charge(year, nil, "2025-12-31")
        #expect(early.charge == nil && early.charged == nil)
        let first = try charge(year, nil, "2026-01-01")
        #expect(first.charge?.key == "sub-veridia:2026-01-01")
        #expect(first.charge?.amountMinor == 1_000_000)
        let again = try charge(year, first.charged, "2026-01-01")
        #expect(again.charge == nil && again.charged == first.charged)
        #expect(try charge(year, nil, "2026-05-05").charge == first.charge)
    }

    @Test func `one more unit with 200 of 365 days left costs 547945`() throws {
        let period = ChargedPeriod(
            start: try Given.day("2026-01-01"),
            end: try Given.day("2026-12-31"),
            quantity: 1
        )
        let today = try Given.day("2026-12-31").adding(days: -199)
        var year = try subscription("2026-01-01", "2026-12-31")
        year.quantity = 2
        let raised = try charge(year, period, today.iso)
        #expect(raised.charge?.key == "sub-veridia:2026-01-01:2")
        #expect(raised.charge?.amountMinor == 547_945)
        #expect(raised.charged?.quantity == 2)
        year.quantity = 1
        let lowered = try charge(year, raised.charged, today.iso)
        #expect(lowered.charge == nil && lowered.charged?.quantity == 2)
        year.quantity = 2
        #expect(try charge(year, lowered.charged, today.iso).charge == nil)
        year.quantity = 4
        let more = try charge(year, lowered.charged, "2026-12-31")
        #expect(more.charge?.amountMinor == 5479)
        year.quantity = 9
        #expect(try charge(year, more.charged, "2027-01-01").charge == nil)
    }

    @Test func `corrected dates charge nothing and move the end of the period`() throws {
        let first = try charge(try subscription("2026-01-01", "2026-12-31"), nil, "2026-01-01")
        let moved = try subscription("2026-02-01", "2027-01-31")
        let corrected = try charge(moved, first.charged, "2026-02-03")
        #expect(corrected.charge == nil)
        #expect(corrected.charged?.end.iso == "2027-01-31")
        #expect(corrected.charged?.start.iso == "2026-01-01")
        let next = try subscription("2027-02-01", "2028-01-31")
        #expect(try charge(next, corrected.charged, "2027-01-31").charge == nil)
        let renewed = try charge(next, corrected.charged, "2027-02-01")
        #expect(renewed.charge?.key == "sub-veridia:2027-02-01")
        let same = try subscription("2027-01-31", "2028-01-31")
        #expect(try charge(same, corrected.charged, "2027-01-31").charge == nil)
    }

    @Test func `a subscription that does not serve is not charged until it does`() throws {
        var year = try subscription("2026-01-01", "2026-12-31")
        year.status = .canceled
        let canceled = try charge(year, nil, "2026-01-01")
        #expect(canceled.charge == nil && canceled.charged == nil)
        year.status = .pastDue
        #expect(try charge(year, nil, "2026-01-09").charge?.amountMinor == 1_000_000)
        year.quantity = .max
        #expect(throws: MoneyFault.outOfRange) { try charge(year, nil, "2026-01-09") }
    }

    private func subscription(_ first: String, _ last: String) throws -> BundleSubscription {
        try #require(
            BundleSubscription(
                id: "sub-veridia",
                company: "veridia",
                sku: "B500",
                quantity: 1,
                annualPrice: Money(amount: 1_000_000, currency: .eur),
                learnersSupported: 500,
                period: try Given.range(first, last)
            )
        )
    }

    private func charge(
        _ subscription: BundleSubscription,
        _ charged: ChargedPeriod?,
        _ today: String
    ) throws -> SubscriptionCharge.Outcome {
        try SubscriptionCharge.due(subscription, charged: charged, today: try Given.day(today))
    }
}
