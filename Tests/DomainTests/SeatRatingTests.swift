import Domain
import Testing

@Suite("Rating of seats")
struct SeatRatingTests {
    @Test func `seats that change in March make two segments that add up`() throws {
        let march = try Given.month("2026-03")
        let statement = try #require(
            SeatRating.rate(
                month: march,
                days: days(march, 1...14, seats: 50) + days(march, 15...31, seats: 60)
            )
        )
        #expect(statement.segments.map(\.amountMinor) == [1_129_032, 1_645_162])
        #expect(statement.commitmentMinor == 2_774_194)
        #expect(statement.segments.map(\.days) == [14, 17])
        #expect(statement.segments.map(\.from.iso) == ["2026-03-01", "2026-03-15"])
        #expect(statement.segments.map(\.to.iso) == ["2026-03-14", "2026-03-31"])
        #expect(statement.committedSeatDays == 50 * 14 + 60 * 17)
        #expect(statement.overageMinor == 0 && statement.totalMinor == 2_774_194)
    }

    @Test func `a start in the middle of a month pays the days that are left`() throws {
        let march = try Given.month("2026-03")
        let statement = SeatRating.rate(month: march, days: days(march, 10...31, seats: 50))
        #expect(statement?.commitmentMinor == 1_774_194)
    }

    @Test func `equal thirds give the missing unit to the first`() throws {
        let april = try Given.month("2026-04")
        let list =
            days(april, 1...10, seats: 1, price: 10_000)
            + days(april, 11...20, seats: 2, price: 5000)
            + days(april, 21...30, seats: 1, price: 10_000)
        let statement = SeatRating.rate(month: april, days: list)
        #expect(statement?.segments.map(\.amountMinor) == [3334, 3333, 3333])
        #expect(statement?.commitmentMinor == 10_000)
    }

    @Test func `twelve days with two volunteers too many cost 24 seat-days`() throws {
        let march = try Given.month("2026-03")
        let list =
            days(march, 1...19, seats: 20, peak: 20)
            + days(march, 20...31, seats: 20, peak: 22)
        let statement = try #require(SeatRating.rate(month: march, days: list))
        #expect(statement.segments.count == 1)
        #expect(statement.commitmentMinor == 1_000_000)
        #expect(statement.overageSeatDays == 24)
        #expect(statement.overageMinor == 38_710)
        #expect(statement.totalMinor == 1_038_710)
    }

    @Test func `overage has its own rate and ignores days below the commitment`() throws {
        let march = try Given.month("2026-03")
        let list =
            days(march, 1...1, seats: 10, rate: 15_000, peak: 12)
            + days(march, 2...2, seats: 10, rate: 15_000, peak: 3)
            + days(march, 3...3, seats: 10, rate: 0, peak: 90)
        let statement = try #require(SeatRating.rate(month: march, days: list))
        #expect(statement.overageSeatDays == 82)
        #expect(statement.overageMinor == 4839)
    }

    @Test func `a paused day parts a segment and costs nothing`() throws {
        let march = try Given.month("2026-03")
        let list =
            days(march, 1...9, seats: 1, price: 31) + days(march, 11...20, seats: 1, price: 31)
        let statement = try #require(SeatRating.rate(month: march, days: list))
        #expect(statement.segments.map(\.amountMinor) == [9, 10])
    }

    @Test func `a month without billable days costs nothing`() throws {
        let statement = SeatRating.rate(month: try Given.month("2026-03"), days: [])
        #expect(statement?.totalMinor == 0)
        #expect(statement?.segments == [])
    }

    @Test func `what does not fit is no amount`() throws {
        let march = try Given.month("2026-03")
        let huge = days(march, 1...31, seats: .max, price: .max)
        #expect(SeatRating.rate(month: march, days: huge) == nil)
        let over = days(march, 1...31, seats: 0, price: .max, rate: .max, peak: .max)
        #expect(SeatRating.rate(month: march, days: over) == nil)
    }

    @Test func `fifty seats in Oslo are charged month by month to the date`() throws {
        let terms = SeatTerms(
            effectiveFrom: try Given.day("2026-01-12"),
            seats: 50,
            priceMinor: 550_000
        )
        let start = terms.effectiveFrom
        let ends = ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-15"]
        let toDate = try ends.map {
            SeatRating.contractValue(from: start, through: try Given.day($0), terms: [terms])
        }
        #expect(toDate == [17_741_935, 45_241_935, 72_741_935, 86_491_935])
    }

    @Test func `a contract is worth every planned day by the terms of that day`() throws {
        let first = SeatTerms(
            effectiveFrom: try Given.day("2026-03-10"),
            seats: 50,
            priceMinor: 50_000
        )
        let second = SeatTerms(
            effectiveFrom: try Given.day("2026-03-15"),
            seats: 60,
            priceMinor: 50_000
        )
        let value = SeatRating.contractValue(
            from: try Given.day("2026-03-01"),
            through: try Given.day("2026-03-31"),
            terms: [first, second]
        )
        #expect(value == 2_774_194)
        #expect(
            SeatRating.contractValue(
                from: first.effectiveFrom,
                through: second.effectiveFrom,
                terms: []
            ) == 0
        )
        #expect(
            SeatRating.contractValue(
                from: second.effectiveFrom,
                through: first.effectiveFrom,
                terms: [first]
            ) == 0
        )
    }

    @Test(arguments: 0..<300)
    func `segments add up to the rounded month whatever the terms`(_ seed: Int) throws {
        var random = SplitMix(seed: seed)
        let month = try #require(CivilMonth(year: 2026, month: random.int(1...12)))
        var list: [SeatDay] = []
        var (seats, price) = (random.int(1...200), random.int(1...99_999))
        for day in 1...month.dayCount where !random.chance(10) {
            if random.chance(15) { (seats, price) = (random.int(1...200), random.int(1...99_999)) }
            list += days(month, day...day, seats: seats, price: price, peak: random.int(0...250))
        }
        let statement = try #require(SeatRating.rate(month: month, days: list))
        let exact = list.reduce(Int64(0)) { $0 + $1.seats * $1.priceMinor }
        let rounded = Arithmetic.roundHalfAway(exact, over: month.dayCount)
        #expect(statement.segments.reduce(0) { $0 + $1.amountMinor } == rounded)
        #expect(statement.commitmentMinor == rounded)
        #expect(statement.segments.reduce(0) { $0 + $1.days } == Int64(list.count))
        #expect(statement.committedSeatDays == list.reduce(0) { $0 + $1.seats })
        let over = list.reduce(Int64(0)) { $0 + max(0, $1.peak - $1.seats) * $1.priceMinor }
        #expect(statement.overageMinor == Arithmetic.roundHalfAway(over, over: month.dayCount))
    }

    private func days(
        _ month: CivilMonth,
        _ range: ClosedRange<Int64>,
        seats: Int64,
        price: Int64 = 50_000,
        rate: Int64 = 10_000,
        peak: Int64 = 0
    ) -> [SeatDay] {
        range.map { day in
            SeatDay(
                date: month.firstDay.adding(days: day - 1),
                seats: seats,
                priceMinor: price,
                overageRateBp: rate,
                peak: peak
            )
        }
    }
}
