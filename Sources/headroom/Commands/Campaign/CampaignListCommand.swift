import ArgumentParser
import Domain
import Storage

/// Lists campaigns with how full they are.
struct CampaignListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List campaigns with how full they are.",
        discussion: """
            Read from the node's database; nothing is asked of the node.

              headroom campaign list --company acme --min-utilization 80
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "Only those of a company.")
    var company: String?

    @Option(help: "Only those in a state: draft, planned, recruiting, active, paused and so on.")
    var status: CampaignStatus?

    @Option(help: "Only those that use at least so many percent of their limit.")
    var minUtilization: Int64?

    @Option(help: "Go on after the campaign with this id.")
    var after: String?

    func run() async throws {
        try await CommandFault.reporting {
            var filter = CampaignFilter(limit: list.limit)
            filter.company = company
            filter.status = status
            filter.minimumUtilizationBp = minUtilization.map { $0 * 100 }
            filter.after = after
            let page = try await list.reader().campaigns(filter)
            if list.json {
                JSONLine.write(JSONLine.list(page, \.json))
            } else {
                CampaignLines.table(page.value).write(ifEmpty: "There are no such campaigns.")
            }
        }
    }
}
