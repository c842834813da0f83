import ArgumentParser
import Domain
import Storage

/// Lists alert records, newest first.
struct AlertListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List alert records, newest first.",
        discussion: """
            Sent alerts went out; suppressed ones were held back (throttled, muted, not live) and \
            are told of with the next one; passed ones were overtaken by a higher threshold.

              headroom alert list --campaign spring --open
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "Only those of a company.")
    var company: String?

    @Option(help: "Only those of a campaign.")
    var campaign: String?

    @Option(help: "Only those that are sent, suppressed or passed.")
    var status: AlertStatus?

    @Flag(help: "Only sent ones that nobody has acknowledged.")
    var open = false

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().alerts(
                AlertFilter(
                    company: company,
                    campaign: campaign,
                    status: status,
                    isOpenOnly: open,
                    limit: list.limit
                )
            )
            guard !list.json else { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable(
                "at",
                "campaign",
                "%",
                "status",
                "used",
                "limit",
                "cause",
                "seen by",
                "id"
            )
            for alert in page.value {
                let status = alert.suppressReason.map { "\(alert.status) (\($0))" }
                table.add(
                    alert.at.rfc3339,
                    alert.campaign,
                    "\(alert.threshold)",
                    status ?? alert.status,
                    "\(alert.used)",
                    "\(alert.limit)",
                    alert.cause,
                    alert.ackedBy ?? "-",
                    alert.id
                )
            }
            table.write(ifEmpty: "There are no such alerts.")
        }
    }
}
