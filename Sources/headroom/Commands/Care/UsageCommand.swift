import ArgumentParser
import Storage

/// Shows the ledger, summed by month.
struct UsageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "usage",
        abstract: "Show billable usage by campaign and month.",
        discussion: """
            Seats assigned minus seats released are the seats in use; credits are counted in mc, \
            thousandths of a credit. What a company pays for as a whole has no campaign. The \
            ledger is never changed, only added to.

              headroom usage --company acme
            """
    )

    @OptionGroup var node: NodeArguments

    @Option(help: "Only that of a company.")
    var company: String?

    @Option(help: "Only that of a campaign.")
    var campaign: String?

    @Flag(help: "Print one JSON object: {\"items\":[…],\"asOf\":position}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await node.reader().usage(company: company, campaign: campaign)
            guard !json else { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable("campaign", "company", "month", "type", "quantity", "records")
            for total in page.value {
                table.add(
                    total.campaign ?? "-",
                    total.company,
                    total.period,
                    total.type,
                    "\(total.quantity)",
                    "\(total.records)"
                )
            }
            table.write(ifEmpty: "The ledger is empty.")
        }
    }
}
