import Domain
import Testing

@Suite("Price books")
struct PriceBookTests {
    private func book(
        _ currency: Currency,
        _ date: String,
        seat: Int64 = 1
    ) throws -> PriceBook {
        var items = PriceBook.Items()
        items.seatMinor = seat
        return PriceBook(currency: currency, effectiveFrom: try Given.day(date), items: items)
    }

    @Test func `the euro has its prices from the beginning`() throws {
        let items = try #require(
            PriceBooks().book(of: .eur, on: try Given.day("2020-01-01"))
        ).items
        #expect(items.seatMinor == 50_000)
        #expect(items.creditMinor == 50)
        #expect(items.learnerMinor == 15_000)
        #expect(items.customSessionMinor == 10_000)
        #expect(items.bundles["B250"] == .init(annualPriceMinor: 500_000, learnersSupported: 250))
        #expect(items.bundles["B5000"]?.annualPriceMinor == 10_000_000)
        #expect(items.volunteerHourMinor == 2995)
        #expect([items.lowBudgetMinor, items.highBudgetMinor] == [500_000, 5_000_000])
        #expect(
            OutcomeDimension.allCases.map { items.socialValues[$0] } == [
                150_000, 250_000, 400_000, 900_000, 300_000,
            ]
        )
    }

    @Test(arguments: Currency.allCases)
    func `every other currency waits for its first book`(_ currency: Currency) throws {
        var books = PriceBooks()
        #expect(books.isMissing(currency) == (currency != .eur))
        books.publish(try book(currency, "2026-01-01"))
        #expect(!books.isMissing(currency))
    }

    @Test func `a date takes the book in effect, or the earliest one`() throws {
        let books = PriceBooks([
            try book(.nok, "2026-06-01", seat: 3), try book(.nok, "2026-01-01", seat: 1),
            try book(.nok, "2026-01-01", seat: 2),
        ])
        func seat(_ date: String) throws -> Int64? {
            books.book(of: .nok, on: try Given.day(date))?.items.seatMinor
        }
        #expect(try seat("2025-01-01") == 2)
        #expect(try seat("2026-05-31") == 2)
        #expect(try seat("2026-06-01") == 3)
        #expect(books.book(of: .sek, on: try Given.day("2026-06-01")) == nil)
    }

    @Test func `only the first book of a currency may reach back`() throws {
        let clock = try Given.instant("2026-04-15T23:30:00+02:00")
        var books = PriceBooks()
        let past = try Given.day("2026-04-14")
        let today = try Given.day("2026-04-15")
        #expect(books.refusal(currency: .nok, effectiveFrom: past, clock: clock) == nil)
        books.publish(try book(.nok, "2026-04-14"))
        for currency in [Currency.nok, .eur] {
            #expect(
                books.refusal(currency: currency, effectiveFrom: past, clock: clock)
                    == .effectiveInPast
            )
            #expect(books.refusal(currency: currency, effectiveFrom: today, clock: clock) == nil)
        }
    }

    @Test func `prices are above zero and thresholds in order`() throws {
        #expect(PriceBooks.standard.problems == [])
        var items = PriceBook.Items()
        items.creditMinor = 0
        items.highBudgetMinor = 1
        items.bundles["B1"] = PriceBook.Bundle(annualPriceMinor: 1, learnersSupported: 0)
        let book = PriceBook(
            currency: .eur,
            effectiveFrom: try Given.day("2026-01-01"),
            items: items
        )
        #expect(
            book.problems == [
                TermsProblem("/bundles/B1/learnersSupported", .outOfRange),
                TermsProblem("/credit", .outOfRange),
                TermsProblem("/thresholds/high", .ruleViolated),
            ]
        )
    }
}
