import Domain
import Testing

@Suite("Use by date and trailing windows")
struct DailyUseTests {
    private let today = CivilDate(dayNumber: 20_000)

    @Test func `a window ends today, and at local midnight the day before`() {
        let day = TrailingWindow(today: today, isMidnight: false)
        #expect(day.dates(7).first == today.adding(days: -6))
        #expect(day.dates(7).last == today)
        #expect(day.date(daysAgo: 28) == today.adding(days: -28))
        let midnight = TrailingWindow(today: today, isMidnight: true)
        #expect(midnight.dates(7).first == today.adding(days: -7))
        #expect(midnight.dates(7).last == today.adding(days: -1))
        #expect(midnight.dates(7).dayCount == 7)
        #expect(midnight.dates(0) == midnight.dates(1))
        #expect(day.date(daysAgo: -3) == today)
    }

    @Test func `a date keeps what was used before, and before the campaign nothing was`() {
        let use = use([-10: 5, -3: 8, 0: 7])
        let window = TrailingWindow(today: today, isMidnight: false)
        let used = [99, 11, 10, 4, 3, 1, 0].map { use.used(daysAgo: $0, in: window) }
        #expect(used == [0, 0, 5, 5, 8, 8, 7])
        #expect(use.used(atEndOf: today.adding(days: 5)) == 7)
        #expect(self.use([:]).used(atEndOf: today) == 0)
    }

    @Test func `of several levels for a date the last one counts`() {
        let use = DailyUse([
            .init(date: today, used: 3), .init(date: today.adding(days: -1), used: 1),
            .init(date: today, used: 4),
        ])
        #expect(use.levels.map(\.used) == [1, 4])
    }

    @Test func `a forecast looks back on 28 dates, or on those since planned`() {
        let use = use([-40: 10, -27: 12, -13: 15, -1: 20, 0: 99])
        let window = TrailingWindow(today: today, isMidnight: true)
        let changes = use.netChanges(leftPlannedOn: today.adding(days: -60), in: window)
        #expect(changes.count == 28)
        #expect(changes.first == 0 && changes[1] == 2 && changes[15] == 3 && changes.last == 5)
        #expect(changes.reduce(0, +) == 10)
        let short = use.netChanges(leftPlannedOn: today.adding(days: -14), in: window)
        #expect(short.count == 14)
        #expect(short.reduce(0, +) == 8)
        let shorter = use.netChanges(leftPlannedOn: today.adding(days: -1), in: window)
        #expect(shorter == [5])
        #expect(use.netChanges(leftPlannedOn: today, in: window) == [])
        #expect(use.netChanges(leftPlannedOn: nil, in: window) == [])
    }

    @Test func `mentors in Oslo fill their last seven seats in four weeks`() throws {
        let sundays: [Int64] = [30, 32, 34, 36, 38, 40, 41, 43]
        let first = try Given.day("2026-02-22")
        let use = DailyUse(
            sundays.enumerated().map { week, used in
                .init(date: first.adding(days: Int64(week) * 7), used: used)
            }
        )
        let window = TrailingWindow(today: try Given.day("2026-04-15"), isMidnight: true)
        let changes = use.netChanges(
            leftPlannedOn: try Given.day("2025-12-15"),
            in: window
        )
        #expect(changes.reduce(0, +) == 7)
        let forecast = FillForecast.make(
            changes: changes,
            used: 43,
            limit: 50,
            basisEnd: window.last
        )
        #expect(forecast.expectedDays == 28)
        #expect(forecast.expectedDate?.iso == "2026-05-12")
    }

    private func use(_ levels: [Int64: Int64]) -> DailyUse {
        DailyUse(levels.map { .init(date: today.adding(days: $0.key), used: $0.value) })
    }
}
