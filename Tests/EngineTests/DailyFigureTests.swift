import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Source: domain §17, §12.1.
@Suite("Daily figures")
struct DailyFigureTests {
    private func series(
        _ stage: Stage,
        _ figures: [DailyFigure],
        of subject: FigureQuestion.Subject = .campaign("c1"),
        by interval: ValueSeries.Interval = .day,
        from: String? = nil,
        through: String? = nil
    ) async throws -> [[Int64?]] {
        var question = FigureQuestion(subject, figures)
        question.interval = interval
        question.from = from.flatMap(CivilDate.init(iso:))
        question.through = through.flatMap(CivilDate.init(iso:))
        let found = try await NodeReader(path: stage.path).figures(question)
        #expect(found.position == stage.position)
        return try #require(found.value).steps.map(\.values)
    }

    @Test func `things count on the date on which they happened`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.created("r1", "v1")
        try await stage.created("r2", "v2", at: "2026-03-31T23:00:00Z")
        try await stage.tick("2026-04-02T12:00:00Z")
        try await stage.withdrawn("r1")
        try await stage.session("s1", minutes: 90, volunteers: ["v1", "v2"], participants: ["p1"])
        try await stage.session("s2", at: "2026-04-01T10:00:00Z")
        try await stage.served("k1", "p1")
        try await stage.spent("c1", 500)

        let figures: [DailyFigure] = [
            .enrollments, .withdrawals, .sessions, .sessionMinutes, .volunteerMinutes,
            .attendances, .served, .costs, .used, .peakUsed,
        ]
        let dates = try await series(stage, figures, from: "2026-03-30", through: "2026-04-03")
        #expect(dates[0] == Array(repeating: nil, count: 10))
        #expect(dates[1] == [1, 0, 0, 0, 0, 0, 0, 0, nil, nil])
        #expect(dates[2] == [1, 0, 1, 60, 0, 0, 0, 0, 2, 2])
        #expect(dates[3] == [0, 1, 1, 90, 180, 1, 1, 500, 1, 2])
        #expect(dates[4] == Array(repeating: nil, count: 10))
        try await stage.expectWhole()
    }

    @Test func `what is voided counts on no date`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.created("r1", "v1")
        try await stage.session("s1", volunteers: ["v1"], participants: ["p1"])
        try await stage.served("k1", "p1")
        try await stage.spent("c1", 500)
        try await stage.tick("2026-04-03T12:00:00Z")
        try await stage.voided("session", "s1")
        try await stage.voided("served", "k1")
        try await stage.voided("cost", "c1")
        try await stage.voided("enrollment", "r1")

        let figures = DailyFigure.allCases.filter { $0.counter != nil }
        let dates = try await series(stage, figures)
        #expect(dates.count == 3)
        #expect(dates.allSatisfy { $0.allSatisfy { $0 == 0 } })
        try await stage.expectWhole()
    }

    @Test func `weeks and months add counts up and take the last level`() async throws {
        let stage = try await Stage.recruiting(seats: 10)
        for (number, date) in ["01", "02", "06", "07", "30"].enumerated() {
            try await stage.tick("2026-04-\(date)T10:00:00Z")
            try await stage.created("r\(number)", "v\(number)")
        }
        try await stage.tick("2026-05-01T10:00:00Z")
        try await stage.withdrawn("r0")

        let figures: [DailyFigure] = [.enrollments, .withdrawals, .used, .peakUsed, .utilizationBp]
        let months = try await series(stage, figures, by: .month)
        #expect(months == [[5, 0, 5, 5, 5000], [0, 1, 4, 5, 4000]])
        let weeks = try await series(stage, [.enrollments, .used], by: .week)
        #expect(weeks == [[2, 2], [2, 4], [0, 4], [0, 4], [1, 4]])
        try await stage.expectWhole()
    }

    @Test func `a company adds its campaigns up`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.campaign("c2", .seats(5))
        try await stage.created("r1", "v1")
        try await stage.created("r2", "v1", campaign: "c2")
        try await stage.session("s1", campaign: "c2")
        let dates = try await series(stage, [.enrollments, .sessions], of: .company("acme"))
        #expect(dates == [[2, 1]])
        let reader = try NodeReader(path: stage.path)
        #expect(try await reader.figures(FigureQuestion(.company("no"), [.served])).value == nil)
    }

    @Test func `a date longer than a series can be is refused`() async throws {
        let stage = try await Stage.recruiting()
        await #expect(throws: StorageFault.self) {
            _ = try await series(stage, [.served], from: "1970-01-01")
        }
    }

    @Test func `a session and its void in one turn leave the same rows as in two`() async throws {
        let (one, two) = (try await Stage.recruiting(), try await Stage.recruiting())
        try await one.together {
            try await one.session("s1")
            try await one.voided("session", "s1")
        }
        try await two.session("s1")
        try await two.voided("session", "s1")
        #expect(try one.rows("day_counts") == two.rows("day_counts"))
        #expect(try one.rows("day_counts").count == 1)
    }
}
