import Domain
import Testing

@Suite("Forecast of the fill date")
struct FillForecastTests {
    private let end = CivilDate(dayNumber: 20_000)

    @Test func `four weeks of seats fill in 14 days, 9 to 23`() {
        let forecast = forecast("0102100 1011000 2010100 1101100", rest: 7)
        #expect(forecast.standing == .filling)
        #expect(forecast.basisDays == 28)
        #expect(forecast.days == [14, 9, 23])
        #expect(forecast.expectedDate == end.adding(days: 14))
        #expect(forecast.earliestDate == end.adding(days: 9))
        #expect(forecast.latestDate == end.adding(days: 23))
    }

    @Test func `one a day leaves no doubt`() {
        let forecast = forecast(Array(repeating: 1, count: 28), rest: 7)
        #expect(forecast.days == [7, 7, 7])
    }

    @Test func `nothing a day never fills`() {
        let forecast = forecast(Array(repeating: 0, count: 28), rest: 7)
        #expect(forecast.days == [nil, nil, nil])
        #expect(forecast.standing == .beyondHorizon)
        #expect(forecast.expectedDate == nil)
    }

    @Test(arguments: 0...31)
    func `fewer than 14 dates are too few, and 28 are the most`(_ count: Int) {
        let forecast = forecast(Array(repeating: 2, count: count), rest: 30)
        #expect(forecast.standing == (count < 14 ? .insufficientData : .filling))
        #expect(forecast.basisDays == Int64(min(count, 28)))
        #expect(forecast.days == (count < 14 ? [nil, nil, nil] : [15, 15, 15]))
    }

    @Test func `only the last 28 dates count`() {
        let old = Array(repeating: Int64(40), count: 60)
        let new = Array(repeating: Int64(1), count: 28)
        #expect(forecast(old + new, rest: 9) == forecast(new, rest: 9))
    }

    @Test func `what is full is full, also without a history`() {
        #expect(forecast([], rest: 0).standing == .alreadyFull)
        #expect(forecast(Array(repeating: 1, count: 28), rest: -3).standing == .alreadyFull)
        #expect(forecast(Array(repeating: 1, count: 28), rest: -3).days == [nil, nil, nil])
    }

    @Test func `the last day of the horizon is the 730th`() {
        let changes = Array(repeating: Int64(1), count: 14)
        #expect(forecast(changes, rest: 730).days == [730, 730, 730])
        #expect(forecast(changes, rest: 731).days == [nil, nil, nil])
    }

    @Test func `use that falls may still fill by chance, but is not expected to`() {
        var changes = Array(repeating: Int64(0), count: 28)
        changes[3] = 6
        changes[20] = -7
        let forecast = forecast(changes, rest: 4)
        #expect(forecast.expectedDays == nil)
        #expect(forecast.standing == .beyondHorizon)
        #expect(forecast.latestDays == nil)
        #expect(forecast.earliestDays != nil)
    }

    @Test(arguments: 0..<300)
    func `the expected day lies within its interval and is the first to fill`(_ seed: Int) {
        var random = SplitMix(seed: seed)
        let count = random.int(14...28)
        let changes = (0..<count).map { _ in random.int(-2...4) }
        let rest = random.int(1...60)
        let made = forecast(changes, rest: rest)
        let sum = changes.reduce(0, +)
        let first = sum > 0 ? Arithmetic.ceilDivide(rest * count, sum) : nil
        #expect(made.expectedDays == first.flatMap { $0 <= 730 ? $0 : nil })
        if let expected = made.expectedDays {
            #expect(made.earliestDays.map { $0 <= expected } == true)
            #expect(made.latestDays.map { $0 >= expected } ?? true)
        } else {
            #expect(made.latestDays == nil)
        }
    }

    @Test(arguments: 0..<300)
    func `small numbers give what the formula says word by word`(_ seed: Int) {
        var random = SplitMix(seed: seed)
        let changes = (0..<random.int(14...28)).map { _ in random.int(-3...5) }
        let rest = random.int(1...80)
        let n = Int128(changes.count)
        let sum = Int128(changes.reduce(0, +))
        let squares = Int128(changes.reduce(0) { $0 + $1 * $1 })
        let spread = n * squares - sum * sum
        func first(_ holds: (_ isFull: Bool, _ width: Int128, _ gap: Int128) -> Bool) -> Int64? {
            (1...730).first { days in
                let h = Int128(days)
                let gap = Int128(rest) * n - sum * h
                let width = 16_424 * spread * h * (n + h)
                return holds(gap <= 0, width, 10_000 * (n - 1) * gap * gap)
            }
        }
        let expected = first { isFull, _, _ in isFull }
        let earliest = first { isFull, width, gap in isFull || width >= gap }
        let latest = first { isFull, width, gap in isFull && width <= gap }
        #expect(forecast(changes, rest: rest).days == [expected, earliest, latest])
    }

    @Test(arguments: 0..<200)
    func `numbers of any size give the formula and never overflow`(_ seed: Int) {
        var random = SplitMix(seed: seed)
        let edges: [Int64] = [.min, .max, .min + 1, .max - 1, 0, 1, -1]
        let changes = (0..<random.int(14...28)).map { _ in
            random.chance(70) ? random.pick(edges) : random.int(.min ... .max)
        }
        let made = FillForecast.make(
            changes: changes,
            used: random.pick(edges),
            limit: random.pick(edges),
            basisEnd: end
        )
        if let expected = made.expectedDays { #expect((1...730).contains(expected)) }
    }

    @Test(arguments: [1, 1000, 1_000_000_007, 40_000_000_000_000_000] as [Int64])
    func `a thousand times the numbers give the same days`(_ scale: Int64) {
        let plain: [Int64] = [0, 1, 0, 2, 1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 2, 0, 1, 0, 1, 0, 0, 1, 1]
        let more: [Int64] = [0, 1, 1, 0, 0]
        let scaled = (plain + more).map { $0 * scale }
        #expect(forecast(scaled, rest: 7 * scale).days == [14, 9, 23])
    }

    @Test func `changes are differences of what was used at the end of each date`() {
        #expect(FillForecast.netChanges(of: [0, 3, 3, 1]) == [3, 0, -2])
        #expect(FillForecast.netChanges(of: [5]) == [])
        #expect(FillForecast.netChanges(of: []) == [])
    }

    @Test func `credits and campaigns that are not live have no forecast`() {
        let made = PricingModel.allCases.filter { FillForecast.isMade(for: $0, isLive: true) }
        #expect(made == [.seats, .iaas, .bundle, .custom])
        #expect(!FillForecast.isMade(for: .seats, isLive: false))
    }

    @Test func `a forecast is told when its date comes, goes or moves by three days`() {
        let some = forecast(Array(repeating: 1, count: 28), rest: 7)
        let none = forecast(Array(repeating: 0, count: 28), rest: 7)
        let date = end.adding(days: 7)
        #expect(some.isNews(after: nil))
        #expect(!some.isNews(after: date))
        #expect(!some.isNews(after: date.adding(days: 2)))
        #expect(some.isNews(after: date.adding(days: 3)))
        #expect(some.isNews(after: date.adding(days: -3)))
        #expect(none.isNews(after: date))
        #expect(!none.isNews(after: nil))
    }

    private func forecast(_ digits: String, rest: Int64) -> FillForecast {
        forecast(digits.compactMap { $0.wholeNumberValue.map(Int64.init) }, rest: rest)
    }

    private func forecast(_ changes: [Int64], rest: Int64) -> FillForecast {
        FillForecast.make(changes: changes, used: 50 - rest, limit: 50, basisEnd: end)
    }
}

extension FillForecast {
    fileprivate var days: [Int64?] { [expectedDays, earliestDays, latestDays] }
}
