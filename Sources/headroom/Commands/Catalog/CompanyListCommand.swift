import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists companies.
struct CompanyListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the companies that are registered.",
        discussion: """
            Read from the node's database; nothing is asked of the node.

              headroom company list --status suspended
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "Only those in a state: active or suspended.")
    var status: CompanyStatus?

    @Option(help: "Go on after the company with this id.")
    var after: String?

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().companies(
                status: status,
                after: after,
                limit: list.limit
            )
            if list.json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable(
                "company",
                "state",
                "country",
                "zone",
                "currency",
                "open month",
                "name"
            )
            for company in page.value {
                table.add(
                    company.id,
                    company.status.rawValue,
                    company.country,
                    company.timeZone,
                    company.billingCurrency.rawValue,
                    company.firstOpenMonth.iso,
                    company.name
                )
            }
            table.write(ifEmpty: "There are no such companies.")
        }
    }
}
