import ArgumentParser
import Contracts
import Domain
import Storage

/// Which versions suit a group, and what speaks against the others.
struct GroupFitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Show which template versions suit a group.",
        discussion: """
            The best first, with a score from 0 to 100; what speaks against the others is listed.

              headroom group fit newcomers
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The group.")
    var group: String

    @Flag(help: "Print one JSON object: {\"items\":[…],\"asOf\":position}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().versionsFitting(group: group)
            guard let ranking = found.value else {
                throw CommandFault(.refused, "there is no group \(group) on this node")
            }
            FitLines.show(ranking, of: found, "version", asJSON: json)
        }
    }
}
