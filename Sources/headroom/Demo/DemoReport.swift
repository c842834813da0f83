import Contracts
import Domain
import Storage

/// What was loaded, how it stands, and whether that is right.
struct DemoReport {
    private let outcome: DemoLoader.Outcome
    private let summaries: [CampaignSummary]
    private let rows: [String: DemoExpectation]
    private let status: NodeStatus
    private let verification: VerificationReport
    private let position: Int64
    private let clock: Instant

    /// Looks at the node's database.
    init(node: NodeArguments, outcome: DemoLoader.Outcome) async throws {
        self.outcome = outcome
        let reader = try node.reader()
        defer { reader.close() }
        let all = try await reader.campaigns(CampaignFilter(limit: 100_000)).value
        let byId = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
        let alerts = try await reader.alerts(AlertFilter(limit: 100_000)).value
        summaries = DemoCampaigns.all.compactMap { byId[$0.id] }
        rows = byId.mapValues { DemoExpectation($0, alerts) }
        let status = try await reader.status()
        self.status = status.value
        position = status.position
        clock = status.clock
        verification = try await reader.verify().value
    }

    /// Whether nothing came after the demo data, so that it must stand as its tables say.
    private var isUntouched: Bool { position == outcome.position }

    /// Campaigns that do not stand as the tables say, in words.
    private var differences: [String] {
        guard isUntouched else { return [] }
        return DemoExpectation.all.compactMap { expected in
            guard let found = rows[expected.campaign] else {
                return "\(expected.campaign): is not there"
            }
            guard found != expected else { return nil }
            return "\(expected.campaign): \(found.sentence); expected: \(expected.sentence)"
        }
    }

    /// What is wrong, if anything is.
    var fault: CommandFault? {
        let (wrong, broken) = (differences.count, verification.violations.count)
        guard wrong + broken > 0 else { return nil }
        return CommandFault(
            .refused,
            "\(wrong) campaigns do not stand as they should, \(broken) invariants do not hold"
        )
    }

    /// Says it to a person or to a script.
    func write(after took: Duration, asJSON: Bool) {
        let milliseconds =
            took.components.seconds * 1000 + took.components.attoseconds / 1_000_000_000_000_000
        if asJSON {
            JSONLine.write(json(milliseconds))
        } else {
            Screen.write(lines(milliseconds).joined(separator: "\n") + "\n")
        }
    }

    private func json(_ milliseconds: Int64) -> JSONObject {
        [
            "records": .int(outcome.records), "appended": .int(outcome.appended),
            "shiftDays": .int(outcome.calendar.shiftDays), "folded": .bool(true),
            "position": .int(position), "clock": .string(clock.rfc3339),
            "companies": .int(status.companies), "campaigns": .int(Int64(summaries.count)),
            "isUntouched": .bool(isUntouched),
            "differences": .array(differences.map { .string($0) }),
            "checked": .int(verification.checked),
            "violations": .int(Int64(verification.violations.count)),
            "milliseconds": .int(milliseconds),
        ]
    }

    private func lines(_ milliseconds: Int64) -> [String] {
        let seconds = "\(milliseconds / 1000).\(milliseconds % 1000 / 100)"
        let loaded = outcome.appended == 0 ? "was loaded before" : "is loaded"
        var lines = [
            "The demo data \(loaded): \(outcome.records) records (\(outcome.appended) new) in"
                + " \(seconds) s",
            "\(status.companies) companies, \(DemoTemplates.all.count) templates,"
                + " \(DemoGroups.all.count) groups, \(summaries.count) campaigns,"
                + " \(DemoPeople.entries(DemoScribe(calendar: .exact)).count) enrollments,"
                + " \(DemoSessions.all.reduce(0) { $0 + $1.count }) sessions",
            "",
        ]
        lines += table.lines + [""]
        let dates =
            outcome.calendar == .exact
            ? "the days are exact" : "\(outcome.calendar.shiftDays) days from the exact ones"
        lines.append("clock     \(clock.rfc3339), \(dates)")
        let tallies = status.tallies.filter { $0.value > 0 }.sorted { $0.key < $1.key }
        lines.append(
            "inputs    " + tallies.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        )
        lines += differences.map { "different \($0)" }
        lines += verification.violations.prefix(20).map { "violated  \($0)" }
        lines.append("verified  " + verdict)
        return lines
    }

    private var verdict: String {
        let state =
            "\(verification.checked) things checked by \(verification.rules) rules,"
            + " \(verification.violations.count) violations"
        guard isUntouched else {
            return "\(state); \(position - outcome.position) records came after the demo data"
        }
        let right = DemoExpectation.all.count - differences.count
        return "\(right) of \(DemoExpectation.all.count) campaigns stand as they should; \(state)"
    }

    private var table: TextTable {
        var table = TextTable(
            "campaign",
            "company",
            "model",
            "state",
            "used",
            "limit",
            "cap",
            "waits",
            "%",
            "alerts"
        )
        for summary in summaries {
            let room = summary.room
            let alerts = (rows[summary.id]?.sent ?? []).map { "\($0)" }
            let passed = (rows[summary.id]?.passed ?? []).map { "(\($0))" }
            table.add(
                summary.id,
                summary.company,
                room.model.rawValue,
                summary.status.rawValue,
                "\(room.used)",
                "\(room.limit)",
                "\(room.cap)",
                "\(summary.waiting)",
                CapacityBar.percent(room),
                (alerts + passed).joined(separator: " ")
            )
        }
        return table
    }
}
