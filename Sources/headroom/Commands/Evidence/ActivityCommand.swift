import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows what happened.
struct ActivityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activity",
        abstract: "Show what happened in a campaign or a company: when, by whom, and why.",
        discussion: """
            The newest entries last. Kinds are transition, enrollment, withdrawal, \
            decision_refused, promotion, session, alert, rearm, terms_changed, override_changed, \
            instance, quota, upsell, usage_correction, invoice, snapshot_final, evidence, \
            association_review, experiment, migration, parked and rejected.

              headroom activity --campaign spring --kind transition --kind alert
              headroom activity --company acme --after 13623099392 --limit 50 --json
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "What happened in a company; platform for inputs of unknown companies.")
    var company: String?

    @Option(help: "What happened in a campaign.")
    var campaign: String?

    @Option(help: "Only a kind. Repeat for more.")
    var kind: [ActivityFeedKind] = []

    @Option(help: "Only what one did: a principal, the source of an event, or clock.")
    var actor: String?

    @Option(help: "From an instant on.")
    var from: Instant?

    @Option(help: "Before an instant.")
    var to: Instant?

    @Option(help: "Behind an entry, by its seq; without it the newest are shown.")
    var after: Int64?

    @Option(help: "Only what a role may read, such as company_viewer.")
    var role: Principal.Role?

    @Flag(name: .shortAndLong, help: "Wait for more; ends with Ctrl-C.")
    var follow = false

    func validate() throws {
        if let after, after < 0 { throw ValidationError("--after must be 0 or more") }
        guard company != nil || campaign != nil else {
            throw ValidationError("Name a company with --company, or a campaign with --campaign.")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let reader = try list.reader()
            var filter = ActivityFilter(
                company: try await owner(reader),
                campaign: campaign,
                kinds: Set(kind),
                actor: actor,
                from: from,
                to: to,
                after: after ?? 0,
                isAscending: after != nil,
                role: role,
                limit: list.limit
            )
            let page = try await reader.activity(filter)
            let rows = filter.isAscending ? page.value : page.value.reversed()
            if list.json, !follow {
                let ordered = AsOf(value: rows, position: page.position, clock: page.clock)
                return JSONLine.write(JSONLine.list(ordered, \.json))
            }
            write(rows, isFirst: true)
            filter.isAscending = true
            filter.after = rows.last?.seq ?? after ?? 0
            while follow {
                try await Task.sleep(for: .milliseconds(200))
                let more = try await reader.activity(filter).value
                write(more, isFirst: false)
                filter.after = more.last?.seq ?? filter.after
            }
        }
    }

    /// The company that was named, or that of the campaign.
    private func owner(_ reader: NodeReader) async throws -> String {
        if let company { return company }
        let id = campaign ?? ""
        guard let owner = try await reader.campaign(id).value?.campaign.company else {
            throw CommandFault(.refused, "there is no campaign \(id) on this node")
        }
        return owner
    }

    private func write(_ rows: [ActivityFeedRow], isFirst: Bool) {
        if list.json {
            for row in rows { JSONLine.write(row.json) }
            return
        }
        if rows.isEmpty {
            if isFirst, !follow { Screen.write("Nothing happened.\n") }
            return
        }
        var table = TextTable("seq", "at", "campaign", "what", "code", "who", "data")
        for row in rows {
            table.add(
                "\(row.seq)",
                row.at.rfc3339,
                row.campaign ?? "-",
                row.kind.rawValue,
                row.code,
                row.actor,
                String(decoding: row.data, as: UTF8.self)
            )
        }
        let lines = isFirst ? table.lines : Array(table.lines.dropFirst())
        Screen.write(lines.joined(separator: "\n") + "\n")
    }
}
