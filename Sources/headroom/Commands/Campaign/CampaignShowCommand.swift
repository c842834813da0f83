import ArgumentParser
import Contracts
import Storage

/// Shows everything that is known of a campaign.
struct CampaignShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one campaign: room, terms, cohorts, alerts and history.",
        discussion: """
            Read from the node's database; nothing is asked of the node.

              headroom campaign show spring --json
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The campaign's id.")
    var id: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().campaign(id)
            guard let detail = found.value else {
                throw CommandFault(.refused, "there is no campaign \(id) on this node")
            }
            if json {
                var object = detail.json
                object["asOf"] = .int(found.position)
                JSONLine.write(object)
            } else {
                Screen.write(CampaignLines.lines(detail).joined(separator: "\n") + "\n")
            }
        }
    }
}
