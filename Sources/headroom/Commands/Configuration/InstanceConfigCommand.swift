import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows the settings that hold for a cohort, and why.
struct InstanceConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Show the settings that hold for a cohort, and which layer says so.",
        discussion: """
            The template version says the defaults, the campaign may override them, and a planned \
            cohort may override the campaign. Read from the node's database.

              headroom instance config ins_acme_812_1 --explain
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The cohort's id.")
    var id: String

    @Flag(help: "Say for each setting which layer it comes from, over what, by whom and when.")
    var explain = false

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().configuration(instance: id)
            guard let config = found.value else {
                throw CommandFault(.refused, "there is no cohort \(id) on this node")
            }
            ConfigurationLines.show(
                config,
                asOf: found.position,
                asJSON: json,
                explained: explain
            )
        }
    }
}
