import Domain
import Testing

@Suite("Calendar")
struct CivilDateTests {
    @Test func `the days of four centuries follow each other without gap`() throws {
        var number = try Given.day("1800-01-01").dayNumber
        for year in Int64(1800)...2200 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (index, length) in lengths.enumerated() {
                let month = Int64(index) + 1
                let first = try #require(CivilDate(year: year, month: month, day: 1))
                let last = try #require(CivilDate(year: year, month: month, day: length))
                #expect(first.dayNumber == number && last.dayNumber == number + length - 1)
                #expect(CivilDate(year: year, month: month, day: length + 1) == nil)
                #expect(first.month.dayCount == length && first.month.lastDay == last)
                number += length
            }
        }
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("0001-01-01", -719_162),
        ("9999-12-31", 2_932_896), ("2026-03-29", 20_541),
    ])
    func `dates have known day numbers`(_ iso: String, _ number: Int64) throws {
        let date = try Given.day(iso)
        #expect(date.dayNumber == number)
        #expect(CivilDate(dayNumber: number).iso == iso)
    }

    @Test(arguments: [
        "", "2026-3-29", "2026-03-29 ", "2026/03/29", "2026-02-29", "2026-13-01", "2026-00-10",
        "2026-01-00", "0000-01-01", "+026-01-01", "20260-1-01", "2026-0１-1", "2026-01-32",
    ])
    func `what is no date is none`(_ text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test(arguments: ["2026", "2026-1", "2026-13", "2026-00", "0000-01", "2026-011", "2026_01"])
    func `what is no month is none`(_ text: String) {
        #expect(CivilMonth(iso: text) == nil)
    }

    @Test(arguments: 0..<300)
    func `year, month and day come back from any day number`(_ seed: Int) throws {
        var random = SplitMix(seed: seed)
        let date = CivilDate(dayNumber: random.int(-719_162...2_932_896))
        let again = try #require(
            CivilDate(year: date.year, month: date.monthOfYear, day: date.day)
        )
        #expect(again == date)
        #expect(CivilDate(iso: date.iso) == date)
        #expect(CivilMonth(iso: date.month.iso) == date.month)
        #expect(date.month.firstDay <= date && date <= date.month.lastDay)
        #expect(date.month.next.previous == date.month)
        #expect(date.month.next.firstDay == date.month.lastDay.adding(days: 1))
    }

    @Test func `weeks begin on Monday`() throws {
        let monday = try Given.day("2026-03-23")
        for offset in Int64(0)..<7 {
            let day = monday.adding(days: offset)
            #expect(day.isoWeekday == offset + 1)
            #expect(day.monday == monday)
        }
        #expect(CivilDate(dayNumber: -4).isoWeekday == 7)
        #expect(CivilDate(dayNumber: -3).isoWeekday == 1)
    }

    @Test func `months later keep the day or take the last one`() throws {
        let day = try Given.day("2026-01-31")
        #expect(day.adding(months: 3).iso == "2026-04-30")
        #expect(day.adding(months: 1).iso == "2026-02-28")
        #expect(day.adding(months: 25).iso == "2028-02-29")
        #expect(day.adding(months: -2).iso == "2025-11-30")
        #expect(day.adding(months: 12).iso == "2027-01-31")
    }

    @Test func `quarters are named by their year`() throws {
        let names = try ["2026-01-12", "2026-03-31", "2026-04-01", "2026-12-31"].map {
            try Given.day($0).quarter
        }
        #expect(names == ["2026-Q1", "2026-Q1", "2026-Q2", "2026-Q4"])
    }

    @Test func `months know their neighbors and distances`() throws {
        let january = try Given.month("2026-01")
        #expect(january.previous.iso == "2025-12")
        #expect(january.adding(months: 14).iso == "2027-03")
        #expect(january.adding(months: 14).months(since: january) == 14)
        #expect(january.previous < january && january < january.next)
        #expect(CivilMonth(iso: "2028-02")?.dayCount == 29)
    }

    @Test func `calendars beyond the texts are still total`() {
        #expect(CivilDate(dayNumber: .max).iso == "9999-12-31")
        #expect(CivilDate(dayNumber: .min).iso == "0001-01-01")
        for number: Int64 in [-100_000_000_000, -719_163, -1_000_000, 2_932_897, 100_000_000_000] {
            let date = CivilDate(dayNumber: number)
            #expect((28...31).contains(date.month.dayCount))
            #expect(date.month.firstDay <= date && date <= date.month.lastDay)
        }
        #expect(CivilDate(dayNumber: .max).adding(days: .max) == CivilDate(dayNumber: .max))
    }
}
