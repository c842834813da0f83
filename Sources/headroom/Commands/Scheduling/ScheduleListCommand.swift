import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists transitions that are ordered for later.
struct ScheduleListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List transitions that are ordered for later, those that are over as well.",
        discussion: """
            headroom schedule list --campaign spring
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "Only those of a company.")
    var company: String?

    @Option(help: "Only those of a campaign.")
    var campaign: String?

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().schedules(
                ScheduleFilter(company: company, campaign: campaign, limit: list.limit)
            )
            if list.json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable("order", "campaign", "to", "due", "state", "last codes")
            for row in page.value {
                table.add(
                    row.id,
                    row.campaign,
                    row.order.target.rawValue,
                    row.order.orderedFor.rfc3339,
                    row.order.state.rawValue,
                    row.order.lastCodes.map(\.rawValue).joined(separator: " ")
                )
            }
            table.write(ifEmpty: "Nothing is ordered for later.")
        }
    }
}
