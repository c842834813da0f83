import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists the quotas of a company.
struct QuotaListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the quotas of a company and what is used of them now.",
        discussion: """
            Hours are counted in minutes, credits in thousandths, budgets in minor units.

              headroom quota list acme --campaign spring
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The company's id.")
    var company: String

    @Option(help: "Only those of a campaign, its cohorts and its roles.")
    var campaign: String?

    @Flag(help: "Print one JSON object: {\"items\":[…],\"asOf\":position}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await node.reader().quotas(company: company, campaign: campaign)
            if json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable(
                "quota",
                "place",
                "metric",
                "period",
                "used",
                "limit",
                "cap",
                "hardness"
            )
            for entry in page.value {
                let quota = entry.row.quota
                table.add(
                    quota.id,
                    "\(quota.scope.rawValue) \(quota.scopeRef)",
                    quota.metric.rawValue,
                    entry.use.periodStart.map { "\(quota.period.rawValue) from \($0.iso)" }
                        ?? quota.period.rawValue,
                    "\(entry.use.use)",
                    quota.currency.map { "\(quota.limit) \($0.rawValue)" } ?? "\(quota.limit)",
                    "\(quota.cap)",
                    quota.isActive ? quota.hardness.rawValue : "off"
                )
            }
            table.write(ifEmpty: "There are no quotas.")
        }
    }
}
