import Contracts
import Domain
import Engine
import EventLog
import Storage

/// What a company's pricing report costs.
extension Bench {
    /// How often the report is asked for; the figure is the one in the middle.
    private static let questions = 9

    /// Folds a month of sessions in one company of many campaigns under four models, and asks for
    /// its report: from opening the database to the whole answer, months rated and all.
    func report() async throws -> BenchResult {
        guard let month = CivilMonth(iso: "2030-03"),
            let start = Instant(rfc3339: "2030-03-01T00:00:00Z")
        else { throw CommandFault(.broken, "there is no such month") }
        var data = BenchData(campaigns: campaigns, seats: 50, now: start.adding(hours: 8))
        data.campaignsPerCompany = campaigns
        data.isMixed = true
        let stage = try await stage("report", data)
        let end = start.adding(days: Int64(month.dayCount) - 1).adding(hours: 12)
        try await stage.log.append([TickMessage.at(end)])
        _ = try await drain(stage)
        try await load(stage) { data.session($0, of: events, in: month) }
        let folding = try await drain(stage)

        var answers: [Double] = []
        var volunteerMinutes: Int64 = 0
        for _ in 0..<Self.questions {
            let asked = ContinuousClock.now
            let reader = try NodeReader(path: stage.database)
            let report = try await reader.pricing(company: "company-0").value
            answers.append(Self.seconds(since: asked))
            reader.close()
            guard let report, report.campaigns.count == campaigns, report.unknown.isEmpty else {
                throw CommandFault(.refused, "the report lacks campaigns")
            }
            volunteerMinutes = report.campaigns.reduce(0) {
                $0 + $1.insight.facts.people.volunteerMinutes
            }
        }
        await stage.close()
        guard volunteerMinutes == Int64(events) * BenchData.sessionMinutes else {
            throw CommandFault(.refused, "the report lacks sessions")
        }
        let sorted = answers.sorted()
        return BenchResult(
            scenario: .report,
            value: sorted[sorted.count / 2],
            unit: "s to report",
            target: 0.5,
            isSmallerBetter: true,
            remark: "\(campaigns) campaigns, \(events) sessions at"
                + " \(Int(Double(events) / folding))/s; first"
                + " \(Self.milliseconds(answers[0])) ms, slowest"
                + " \(Self.milliseconds(sorted[sorted.count - 1])) ms of \(Self.questions)"
        )
    }

    private static func milliseconds(_ seconds: Double) -> Int {
        Int((seconds * 1000).rounded())
    }
}
