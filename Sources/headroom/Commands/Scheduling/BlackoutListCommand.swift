import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists the blackouts of a company.
struct BlackoutListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the blackouts of a company.",
        discussion: """
            headroom blackout list acme
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The company's id.")
    var company: String

    @Flag(help: "Print one JSON object: {\"items\":[…],\"asOf\":position}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await node.reader().blackouts(company: company)
            if json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable("blackout", "from", "to", "campaigns")
            for row in page.value {
                table.add(
                    row.blackout.id,
                    row.blackout.dates.first.iso,
                    row.blackout.dates.last.iso,
                    row.campaigns?.joined(separator: " ") ?? "all"
                )
            }
            table.write(ifEmpty: "There are no blackouts.")
        }
    }
}
