import ArgumentParser
import Contracts
import Domain
import Storage

/// Which groups a version suits, and what speaks against the others.
struct TemplateFitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Show which groups a template version suits.",
        discussion: """
            The best first, with a score from 0 to 100; what speaks against the others is listed.

              headroom template fit mentor@1
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The version, <template>@<number>.")
    var version: String

    @Flag(help: "Print one JSON object: {\"items\":[…],\"asOf\":position}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().groupsFitting(version: version)
            guard let ranking = found.value else {
                throw CommandFault(.refused, "there is no version \(version) on this node")
            }
            FitLines.show(ranking, of: found, "group", asJSON: json)
        }
    }
}
