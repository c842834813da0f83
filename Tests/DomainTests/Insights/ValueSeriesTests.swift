import Domain
import Testing

@Suite("Time series")
struct ValueSeriesTests {
    /// Berlin: winter time until 2026-03-29T01:00Z, summer time until 2026-10-25T01:00Z.
    private static let berlin = try? ZoneTable(entries: [
        .init(fromMs: 0, offsetSeconds: 3600),
        .init(fromMs: 1_774_746_000_000, offsetSeconds: 7200),
        .init(fromMs: 1_792_890_000_000, offsetSeconds: 3600),
    ])

    @Test(
        arguments: [
            (.sum, [12, nil, 7]), (.avg, [4, nil, 7]), (.min, [1, nil, 7]), (.max, [8, nil, 7]),
            (.last, [3, nil, 7]),
        ] as [(ValueSeries.Aggregate, [Int64?])]
    )
    func `values of a date become one, and a missing one stays missing`(
        _ aggregate: ValueSeries.Aggregate,
        _ values: [Int64?]
    ) throws {
        let series = try series(
            [
                ("2026-02-01T11:00:00Z", 3), ("2026-01-31T23:00:00Z", 1),
                ("2026-02-01T10:00:00Z", 8), ("2026-02-01T22:59:59Z", nil),
                ("2026-02-02T12:00:00Z", nil), ("2026-02-03T12:00:00Z", 7),
                ("2026-01-31T22:59:59Z", 99), ("2026-02-03T23:00:00Z", 99),
            ],
            "2026-02-01",
            "2026-02-03",
            .day,
            aggregate
        )
        #expect(series.steps.map(\.value) == values)
    }

    @Test func `means are rounded half away from zero`() throws {
        #expect(try ValueSeries.Aggregate.avg.value(of: [1, 2]) == 2)
        #expect(try ValueSeries.Aggregate.avg.value(of: [-1, -2]) == -2)
        #expect(try ValueSeries.Aggregate.avg.value(of: [.max, .max]) == .max)
        #expect(throws: MoneyFault.outOfRange) {
            try ValueSeries.Aggregate.sum.value(of: [.max, 1])
        }
        for aggregate in ValueSeries.Aggregate.allCases {
            #expect(try aggregate.value(of: []) == nil)
        }
    }

    @Test(
        arguments: [
            ("2026-03-28", 24), ("2026-03-29", 23), ("2026-10-25", 24), ("2026-10-26", 24),
        ]
    )
    func `a lost hour is no step and a repeated one is a long step`(
        _ date: String,
        _ count: Int
    ) throws {
        let series = try series([], date, date, .hour, .last)
        #expect(series.steps.count == count)
        let lengths = series.steps.map { $0.until.milliseconds(since: $0.from) / 3_600_000 }
        let longest: Int64 = date == "2026-10-25" ? 2 : 1
        #expect(lengths.max() == longest)
        #expect(lengths.min() == 1)
    }

    @Test func `weeks begin on Monday and months on their first, within the dates asked for`()
        throws
    {
        let points =
            [("2026-01-30T12:00:00Z", 1), ("2026-02-02T12:00:00Z", 2)] as [(String, Int64)]
        let weeks = try series(points, "2026-01-30", "2026-02-10", .week, .sum)
        let zone = try #require(Self.berlin)
        #expect(
            weeks.steps.map { zone.localDate(at: $0.from).iso }
                == ["2026-01-30", "2026-02-02", "2026-02-09"]
        )
        #expect(weeks.steps.map(\.value) == [1, 2, nil])
        let months = try series(points, "2026-01-30", "2026-02-10", .month, .max)
        #expect(months.steps.map(\.value) == [1, 2])
        #expect(months.steps.last?.until == zone.localMidnight(of: try Given.day("2026-02-11")))
    }

    @Test func `of values at one moment the one given last is the last`() throws {
        let at = "2026-02-01T12:00:00Z"
        let series = try series([(at, 5), (at, 6)], "2026-02-01", "2026-02-01", .day, .last)
        #expect(series.steps.map(\.value) == [6])
    }

    @Test func `more than ten thousand steps are refused`() throws {
        #expect(throws: MoneyFault.outOfRange) {
            try series([], "2026-01-01", "2028-01-01", .hour, .last)
        }
        #expect(try series([], "2026-01-01", "2027-01-31", .hour, .last).steps.count == 9503)
        let zone = try #require(Self.berlin)
        let all = try #require(
            CivilRange(CivilDate(dayNumber: .max).adding(days: -3), through: .init(dayNumber: .max))
        )
        let end = try ValueSeries([], dates: all, interval: .day, aggregate: .sum, zone: zone)
        #expect(end.steps.count <= 4)
    }

    @Test(arguments: 0..<100)
    func `steps follow each other without gaps and lose no value`(_ seed: Int) throws {
        var random = SplitMix(seed: seed)
        let zone = try #require(Self.berlin)
        let first = CivilDate(dayNumber: random.int(20_450...20_700))
        let dates = CivilRange(from: first, dayCount: random.int(1...90))
        let from = zone.localMidnight(of: dates.first)
        let until = zone.localMidnight(of: dates.last.adding(days: 1))
        let points = (0..<50).map { _ in
            ValueSeries.Point(
                at: Instant(ms: random.int(from.ms...until.ms - 1)),
                value: random.chance(80) ? random.int(0...9) : nil
            )
        }
        let series = try ValueSeries(
            points,
            dates: dates,
            interval: random.pick(ValueSeries.Interval.allCases),
            aggregate: .sum,
            zone: zone
        )
        #expect(series.steps.first?.from == from)
        #expect(series.steps.last?.until == until)
        #expect(zip(series.steps, series.steps.dropFirst()).allSatisfy { $0.until == $1.from })
        let sum = series.steps.reduce(0) { $0 + ($1.value ?? 0) }
        #expect(sum == points.reduce(0) { $0 + ($1.value ?? 0) })
    }

    private func series(
        _ points: [(String, Int64?)],
        _ first: String,
        _ last: String,
        _ interval: ValueSeries.Interval,
        _ aggregate: ValueSeries.Aggregate
    ) throws -> ValueSeries {
        try ValueSeries(
            points.map { ValueSeries.Point(at: try Given.instant($0.0), value: $0.1) },
            dates: try Given.range(first, last),
            interval: interval,
            aggregate: aggregate,
            zone: try #require(Self.berlin)
        )
    }
}
