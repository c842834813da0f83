import Contracts
import Domain
import Storage
import Testing

@testable import headroom

/// Daily figures and forecasts of the demo data.
@Suite("Daily figures and forecasts of the demo data", .timeLimit(.minutes(15)))
struct DemoFigureTests {
    private let stage: DemoStage

    init() async throws { stage = try await DemoStage() }

    @Test func `what is counted by date adds up to all enrollments`() async throws {
        var question = FigureQuestion(.campaign("c-mentors-oslo"), [.enrollments, .used])
        let days = try #require(try await stage.reader.figures(question).value).steps
        question.interval = .month
        let months = try #require(try await stage.reader.figures(question).value).steps
        let rows = try stage.rows("enrollments").filter {
            $0["campaign"]?.string == "c-mentors-oslo" && $0["end_reason"]?.string != "voided"
        }
        let all = days.compactMap { $0.values[0] }.reduce(0, +)
        #expect(all == Int64(rows.count))
        #expect(months.compactMap { $0.values[0] }.reduce(0, +) == all)
        #expect(days.last?.values[1] == 43)
        #expect(months.last?.values[1] == 43)
    }

    @Test func `campaigns that are open have a forecast of yesterday`() async throws {
        var told = 0
        for company in ["veridia", "northlight", "sunbridge"] {
            let rows = try await stage.reader.forecasts(company: company).value ?? []
            told += rows.count { $0.toldDate != nil }
            #expect(Set(rows.map(\.day.iso)).count <= 1)
        }
        #expect(told > 0)
        let warned = try stage.rows("forecasts").filter { $0["warning"]?.string == "raise" }
        #expect(!warned.isEmpty)
    }

    @Test func `a campaign is shown with its plan and its forecast`() async throws {
        let found = try await stage.reader.analytics(campaign: "c-mentors-oslo")
        let analytics = try #require(found.value)
        let lines = AnalyticsLines.campaign(analytics)
        #expect(lines.contains { $0.hasPrefix("budget") && $0.contains("864919.35 NOK") })
        #expect(lines.last?.hasPrefix("forecast: ") == true)
        #expect(analytics.json["forecast"]?.object?["asOfDate"] == .string("2026-04-14"))
        #expect(analytics.json["plans"]?.array?.isEmpty == false)
    }

    @Test func `bars are as long as their share of the largest`() {
        #expect(AnalyticsLines.bar(10, largest: 10, cells: 4) == "####")
        #expect(AnalyticsLines.bar(5, largest: 10, cells: 4) == "##")
        #expect(AnalyticsLines.bar(1, largest: 1000, cells: 4) == "#")
        #expect(AnalyticsLines.bar(0, largest: 10, cells: 4) == "")
        #expect(AnalyticsLines.bar(nil, largest: 10, cells: 4) == "")
    }
}
