import Contracts
import Domain
import Storage
import Testing

@testable import headroom

/// The figures that domain §24 expects of the demo data.
@Suite("The figures of the demo data")
struct DemoMetricsTests {
    @Test func `Mentors Oslo uses, spends and works as the table says`() async throws {
        let stage = try await DemoStage()
        let metrics = try #require(
            try await stage.reader.metrics(campaign: "c-mentors-oslo").value
        )
        let values = metrics.values
        #expect(values[.charged] == 86_491_935)
        #expect(values[.budgetUseBp] == 5766)
        #expect(values[.recentSessions] == 31)
        #expect(values[.activeVolunteers] == 43)
        #expect(metrics.instances.map { $0.values[.activeVolunteers] } == [18, 15, 10])

        let facts = UpsellFacts(
            used: values[.used] ?? 0,
            limit: values[.limit] ?? 0,
            sroi: values[.sroi],
            vis: values.performanceVIS,
            sessions: values[.recentSessions] ?? 0,
            volunteers: values[.activeVolunteers] ?? 0,
            spentMinor: values[.spent] ?? 0,
            budgetMinor: 150_000_000
        )
        #expect((facts.engagement, facts.spendBp) == (72, 5766))
        let score = UpsellScore.assess(facts)
        #expect((score.capacity, score.engagement, score.spend) == (59, 58, 58))
        #expect(score.performance == nil)
        #expect(score.composite == 59)
    }

    @Test func `its open signal is watched and wants more room`() async throws {
        let stage = try await DemoStage()
        let signal = try #require(
            try stage.rows("signals").first { row in
                row["campaign"]?.string == "c-mentors-oslo" && row["status"]?.string == "open"
            }
        )
        #expect(signal["category"] == .string("capacity_expansion"))
        #expect(signal["segment"] == .string("watch"))
        // Told anew only when it has moved by 5: the last one told is near.
        let told = try #require(signal["last_emitted"]?.int)
        #expect((55...63).contains(told))
    }

    @Test func `Sunday snapshots of Mentors Oslo tell how it filled`() async throws {
        let stage = try await DemoStage()
        var question = SeriesQuestion(campaign: "c-mentors-oslo", metric: .used)
        question.from = CivilDate(iso: "2026-02-22")
        question.through = CivilDate(iso: "2026-04-12")
        let found = try #require(try await stage.reader.series(question).value)
        let steps = try #require(found.series?.steps)
        let sundays = steps.filter { found.zone.localDate(at: $0.from).isoWeekday == 7 }
        #expect(sundays.map(\.value) == [30, 32, 34, 36, 38, 40, 41, 43])
        question.metric = .utilizationBp
        let shares = try #require(try await stage.reader.series(question).value?.series?.steps)
        let ofSundays = shares.filter { found.zone.localDate(at: $0.from).isoWeekday == 7 }
        #expect(
            ofSundays.map(\.value) == [6000, 6400, 6800, 7200, 7600, 8000, 8200, 8600]
        )
    }

    @Test func `Interns 2025 gave back four times what it took`() async throws {
        let stage = try await DemoStage()
        let values = try #require(
            try await stage.reader.metrics(campaign: "c-interns-2025").value
        ).values
        #expect(values[.socialValue] == 24_300_000)
        #expect(values[.spent] == 5_400_000)
        #expect(values[.volunteerMinutes] == 12_000)
        #expect(values[.investment] == 5_999_000)
        #expect(values[.sroi] == 405)
        #expect(values[.jobReadinessBp] == 7500)
        #expect(values[.reached] == 60)
        let final = try #require(
            try stage.rows("snapshots").first { row in
                row["campaign"]?.string == "c-interns-2025" && row["final"]?.int == 1
            }
        )
        #expect(final["status"] == .string("completed"))
    }

    @Test func `a company pools its campaigns by currency`() async throws {
        let stage = try await DemoStage()
        let company = try #require(try await stage.reader.metrics(company: "northlight").value)
        let total = try #require(company.totals.first { $0.currency == .nok })
        let investment = company.campaigns.compactMap { $0.values[.investment] }.reduce(0, +)
        #expect(total.values[.investment] == investment)
        #expect(
            total.values[.sroi]
                == SocialReturn.hundredths(
                    socialValueMinor: 24_300_000,
                    investmentMinor: investment,
                    hasScores: true
                )
        )
        #expect(company.totals.count == 1)
        #expect(company.campaigns.count == 5)
    }

    @Test func `nothing that is counted differs from the facts`() async throws {
        let stage = try await DemoStage()
        let report = try await stage.reader.verify(isQuick: true).value
        #expect(report.violations == [])
    }

    @Test func `figures are shown with their units, unknown ones as a dash`() async throws {
        let stage = try await DemoStage()
        let metrics = try #require(
            try await stage.reader.metrics(campaign: "c-mentors-oslo").value
        )
        let lines = MetricLines.campaign(metrics, only: nil)
        #expect(lines.contains { $0.hasPrefix("used") && $0.hasSuffix("43 seats") })
        #expect(lines.contains { $0.hasPrefix("charged") && $0.hasSuffix("864919.35 NOK") })
        #expect(lines.contains { $0.hasPrefix("budgetUseBp") && $0.hasSuffix("57.66 %") })
        #expect(lines.contains { $0.hasPrefix("sroi") && $0.hasSuffix(" -") })
        #expect(lines.contains { $0.hasPrefix("i-mentors-oslo-2") })
        #expect(metrics.json["metrics"]?.object?["sroi"]?.object?["value"] == .null)
        #expect(metrics.json["metrics"]?.object?["used"]?.object?["unit"] == .string("capacity"))
    }
}
