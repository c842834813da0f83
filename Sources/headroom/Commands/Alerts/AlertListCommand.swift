import ArgumentParser
import Domain
import Storage

/// Lists alert records, newest first.
struct AlertListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List alert records with what became of them and why, newest first.",
        discussion: """
            Sent alerts went out; suppressed ones were held back (throttled, muted, quiet hours, \
            not live) and are told of with the next one; passed ones were overtaken by a higher \
            threshold. A sent one is open until what it says is over.

              headroom alert list --campaign spring --open
              headroom alert list --company acme --status suppressed
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "Only those of a company.")
    var company: String?

    @Option(help: "Only those of a campaign.")
    var campaign: String?

    @Option(help: "Only those that are sent, suppressed or passed.")
    var status: AlertStatus?

    @Option(help: "Only sent ones that are open or resolved.")
    var state: AlertFilter.State?

    @Flag(help: "Only what waits for somebody: sent, open, and acknowledged by nobody.")
    var open = false

    func run() async throws {
        try await CommandFault.reporting {
            let reader = try list.reader()
            let page = try await reader.alerts(
                AlertFilter(
                    company: company,
                    campaign: campaign,
                    status: status,
                    isUnseenOnly: open,
                    state: open ? .open : state,
                    limit: list.limit
                )
            )
            let zones = try await reader.zones(of: Set(page.value.map(\.company)))
            guard !list.json else {
                return JSONLine.write(JSONLine.list(page) { $0.json(in: zones[$0.company]) })
            }
            var table = TextTable(
                "at",
                "campaign",
                "line",
                "status",
                "used",
                "limit",
                "cause",
                "id",
                "what became of it"
            )
            for alert in page.value {
                table.add(
                    alert.at.rfc3339,
                    alert.campaign ?? "-",
                    alert.subject.name,
                    AlertText.state(of: alert),
                    "\(alert.used)",
                    "\(alert.limit)",
                    alert.cause,
                    alert.id,
                    zones[alert.company].map { alert.explanation.sentence(in: $0) } ?? "-"
                )
            }
            table.write(ifEmpty: "There are no such alerts.")
        }
    }
}
