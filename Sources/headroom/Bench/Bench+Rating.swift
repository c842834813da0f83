import Contracts
import Domain
import Engine
import EventLog
import Glibc
import Storage

/// What a month costs to rate.
extension Bench {
    /// Folds a month of facts in one company, asks what the month comes to, and lets it close.
    ///
    /// The figure is the pause that the node makes to close the month: the record whose tick makes
    /// it due, until its outputs are out.
    func rating() async throws -> BenchResult {
        guard let month = CivilMonth(iso: "2030-03"),
            let start = Instant(rfc3339: "2030-03-01T00:00:00Z")
        else { throw CommandFault(.broken, "there is no such month") }
        var data = BenchData(
            campaigns: campaigns,
            seats: Int64(max(10, events / max(1, campaigns) / 2)),
            now: start.adding(hours: 8)
        )
        data.campaignsPerCompany = campaigns
        data.isMixed = true
        let stage = try await stage("rating", data)
        let closing = start.adding(days: Int64(month.dayCount) + 2)
        try await stage.log.append([TickMessage.at(closing.adding(days: -3))])
        _ = try await drain(stage)
        try await load(stage) { data.fact($0, of: events, in: month) }
        let folding = try await drain(stage)

        let reader = try NodeReader(path: stage.database)
        let before = Self.peakKilobytes()
        var asked = ContinuousClock.now
        let preview = try await reader.invoices(company: "company-0", month: month).value ?? []
        let previewing = Self.seconds(since: asked)
        try await stage.log.append([TickMessage.at(closing.adding(milliseconds: -1))])
        _ = try await drain(stage)
        try await stage.log.append([TickMessage.at(closing)])
        let pause = try await drain(stage)
        asked = ContinuousClock.now
        let final = try await reader.invoices(company: "company-0", month: month).value ?? []
        let reading = Self.seconds(since: asked)
        reader.close()
        await stage.close()
        guard Self.total(of: preview) == Self.total(of: final), Self.total(of: final) > 0 else {
            throw CommandFault(.refused, "the invoice is not what its preview said")
        }
        let lines = final.reduce(0) { $0 + ($1["lines"]?.array?.count ?? 0) }
        let grown = max(0, Self.peakKilobytes() - before) / 1024
        return BenchResult(
            scenario: .rating,
            value: pause,
            unit: "s to close",
            target: 10,
            isSmallerBetter: true,
            remark: "\(events) facts at \(Int(Double(events) / folding))/s, \(lines) lines;"
                + " preview \(Self.text(previewing)) s, final read \(Self.text(reading)) s;"
                + " peak memory \(Self.peakKilobytes() / 1024) MiB, \(grown) of it for the month"
        )
    }

    private static func total(of invoices: [JSONObject]) -> Int64 {
        invoices.reduce(0) { $0 + ($1["total"]?.object?["amount"]?.int ?? 0) }
    }

    /// The most memory that the process ever held.
    private static func peakKilobytes() -> Int {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }

    private static func text(_ seconds: Double) -> String {
        let hundredths = Int((seconds * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
