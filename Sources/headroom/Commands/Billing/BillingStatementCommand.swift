import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows the statement of a campaign and month.
struct BillingStatementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract: "Show what one campaign comes to in a month, and what was used.",
        discussion: """
            Computed to date while the month is open, frozen once it is closed.

              headroom billing statement spring --month 2030-05
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Option(help: "The month, YYYY-MM.")
    var month: CivilMonth

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().statement(campaign: campaign, month: month)
            guard var statement = found.value else {
                throw CommandFault(.refused, "there is no campaign \(campaign) on this node")
            }
            if json {
                statement["asOf"] = .int(found.position)
                return JSONLine.write(statement)
            }
            Screen.write(StatementLines.statement(statement).joined(separator: "\n") + "\n")
        }
    }
}
