import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Source: domain §17.
@Suite("Plans, comparison and programs")
struct AnalyticsTests {
    @Test func `plans are straight lines over the dates on which a campaign is active`()
        async throws
    {
        let stage = try await Stage.recruiting(["maxSessions": .int(280)])
        try await stage.tick("2026-06-01T09:00:00Z")
        for number in 1...3 { try await stage.session("s\(number)", participants: ["p\(number)"]) }
        try await stage.spent("k1", 40_000)
        try await stage.tick("2026-06-10T09:00:00Z")

        let found = try await NodeReader(path: stage.path).analytics(campaign: "c1")
        let analytics = try #require(found.value)
        #expect(found.position == stage.position)
        #expect((analytics.days.elapsed, analytics.days.remaining) == (10, 204))
        let plans = analytics.plans.map { "\($0.plan) \($0.standing.plan ?? -1)" }
        #expect(plans == ["budget 467290", "sessions 13", "learners 5"])
        #expect(analytics.plans.map { $0.standing.actual }.dropFirst() == [3, 3])
        #expect(analytics.plans.last?.standing.deviationBp == -4000)
        #expect(analytics.forecast?.forecast?.standing == .beyondHorizon)
        #expect(analytics.returnBp == nil)
    }

    @Test func `outcomes cost what was spent over the learners who rose`() async throws {
        let stage = try await Stage.recruiting()
        for number in 1...4 {
            let rise: Int64 = number == 4 ? 3999 : 7000
            try await stage.outcome("o\(number)", "p\(number)", "language", "final", rise)
        }
        try await stage.spent("k1", 100_000)
        let analytics = try #require(
            try await NodeReader(path: stage.path).analytics(campaign: "c1").value
        )
        let spent = try #require(analytics.metrics.values[.spent])
        let value = try #require(analytics.metrics.values[.socialValue])
        #expect(analytics.costPerOutcome.map { $0.dimension } == [.language])
        #expect(analytics.costPerOutcome.first?.minor == Arithmetic.roundHalfAway(spent, over: 3))
        #expect(
            analytics.returnBp == Arithmetic.roundHalfAway((value - spent) * 10_000, over: spent)
        )
    }

    @Test func `campaigns of one type are ranked by use, and programs put together`() async throws {
        let stage = try await Stage.recruiting(seats: 10)
        try await stage.campaign("c2", .seats(10))
        try await stage.campaign("c3", .seats(10))
        for number in 1...3 { try await stage.created("a\(number)", "v\(number)", campaign: "c2") }
        try await stage.created("b1", "v1", campaign: "c3")
        try await stage.created("l1", "p1", role: "beneficiary", campaign: "c3")
        try await stage.withdrawn("l1", campaign: "c3")

        let reader = try NodeReader(path: stage.path)
        let types = try #require(
            try await reader.comparison(company: "acme", by: .utilization).value
        )
        #expect(types.map { $0.type } == [.mentorship])
        #expect(types[0].ranking.places.map(\.campaign) == ["c2", "c3", "c1"])
        #expect(types[0].ranking.places.map(\.percentile) == [100, 50, 0])
        #expect(try await reader.comparison(company: "acme", by: .sroi).value?.isEmpty == true)

        let question = ProgramQuestion(company: nil, by: .version)
        let rows = try #require(try await reader.programs(question).value)
        #expect(rows.map(\.key) == ["t1@1"])
        #expect((rows[0].campaigns, rows[0].learners) == (3, 1))
        #expect(rows[0].dropoutBp == 10_000)
        #expect(rows[0].utilizationBp == 1333)
        let missing = ProgramQuestion(company: "no", by: .type)
        #expect(try await reader.programs(missing).value == nil)
    }
}
