import Domain
import Testing

@Suite("Commercial terms")
struct CommercialTermsTests {
    private func terms(
        _ model: PricingModel,
        _ date: String = "2026-01-01",
        _ change: (inout TermsInput) -> Void = { _ in }
    ) throws -> CommercialTerms {
        var input = TermsInputTests.complete(model)
        change(&input)
        return try #require(input.terms(effectiveFrom: try Given.day(date), in: .eur))
    }

    @Test(arguments: [
        (PricingModel.seats, Int64(50)), (.credits, 4_000_000), (.iaas, 100), (.bundle, 99),
        (.custom, 40),
    ])
    func `each model sells its own limit`(_ model: PricingModel, _ limit: Int64) throws {
        #expect(try terms(model).limit(targetVolunteers: 40, effectiveShare: 99) == limit)
    }

    @Test(arguments: [
        // Every month in full: 50 seats of 50000 for six months.
        (PricingModel.seats, Int64(15_000_000)), (.credits, 200_000), (.iaas, 12_000_000),
        (.bundle, 0), (.custom, 200_000),
    ])
    func `each model has its contract value`(_ model: PricingModel, _ value: Int64) throws {
        let history = TermsHistory([try terms(model)])
        let dates = try Given.range("2026-01-01", "2026-06-30")
        #expect(history.contractValue(over: dates) == value)
    }

    @Test func `a campaign of seats is worth its days, month by month`() throws {
        let history = TermsHistory([
            try terms(.seats, "2025-12-01"),
            try terms(.seats, "2026-03-15") { $0.committedSeats = 60 },
        ])
        let march = try Given.range("2026-03-01", "2026-03-31")
        #expect(history.contractValue(over: march) == 2_774_194)
        let rest = try Given.range("2026-03-10", "2026-03-14")
        #expect(history.contractValue(over: rest) == 403_226)
    }

    @Test func `half a thousandth of a credit rounds away from zero`() throws {
        let history = TermsHistory([
            try terms(.credits) { input in
                input.creditAllocationMc = 1010
                input.creditPrice = TermsInputTests.euro(50)
            }
        ])
        #expect(history.contractValue(over: try Given.range("2026-01-01", "2026-01-31")) == 51)
    }

    @Test func `custom terms add fees by the month, capped parts and milestones`() throws {
        let history = TermsHistory([
            try terms(.custom) { input in
                input.fixedFeeSchedule = .monthly
                input.components = [
                    TermsInput.Component(
                        name: "sessions",
                        unit: .session,
                        rate: TermsInputTests.euro(10_000),
                        cap: 200
                    ),
                    TermsInput.Component(
                        name: "hours",
                        unit: .hour,
                        rate: TermsInputTests.euro(4500)
                    ),
                ]
                input.milestones = [
                    TermsInput.Milestone(key: "m", amount: TermsInputTests.euro(7))
                ]
            }
        ])
        // 2026-01-05 to 2026-09-30 touches nine months.
        let dates = try Given.range("2026-01-05", "2026-09-30")
        #expect(history.contractValue(over: dates) == 3_800_007)
    }

    @Test func `models that follow each other add up`() throws {
        let history = TermsHistory([try terms(.seats), try terms(.iaas, "2026-02-01")])
        let dates = try Given.range("2026-01-01", "2026-06-30")
        #expect(history.contractValue(over: dates) == 14_500_000)
    }

    @Test func `a value that does not fit is none`() throws {
        let history = TermsHistory([
            try terms(.iaas) { $0.pricePerLearner = TermsInputTests.euro(.max) }
        ])
        let dates = try Given.range("2026-01-01", "2026-06-30")
        #expect(history.contractValue(over: dates) == nil)
    }

    @Test func `a date takes the version before it, or the first`() throws {
        let first = try terms(.seats, "2026-02-01")
        let second = try terms(.seats, "2026-03-01") { $0.committedSeats = 60 }
        let history = TermsHistory([second, first])
        #expect(history.inForce(on: try Given.day("2026-01-01")) == first)
        #expect(history.inForce(on: try Given.day("2026-02-28")) == first)
        #expect(history.inForce(on: try Given.day("2026-03-01")) == second)
        #expect(TermsHistory().inForce(on: try Given.day("2026-03-01")) == nil)
    }

    @Test func `what is dated after the end or pending then never takes effect`() throws {
        let first = try terms(.seats, "2026-01-01")
        let second = try terms(.seats, "2026-03-01") { $0.committedSeats = 60 }
        let history = TermsHistory([first, second])
        let today = try Given.day("2026-04-01")
        let february = try Given.day("2026-02-28")
        #expect(history.inForce(today: today, endDate: nil, settledOn: nil) == second)
        #expect(history.inForce(today: today, endDate: february, settledOn: nil) == first)
        #expect(history.inForce(today: today, endDate: today, settledOn: february) == first)
        #expect(history.pending(after: february, endDate: today).map(\.iso) == ["2026-03-01"])
        #expect(history.pending(after: february, endDate: february) == [])
    }
}
