import ArgumentParser
import Contracts
import Storage

/// Shows one upsell signal, why its score is what it is, and its life.
struct UpsellShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one upsell signal: its score by its parts, its value, and its life.",
        discussion: """
            Read from the node's database.

              headroom upsell show ups_acme_812_1
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The signal's id.")
    var id: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().signal(id)
            guard let entry = found.value else {
                throw CommandFault(.refused, "there is no signal \(id) on this node")
            }
            if json {
                var object = entry.json
                object["asOf"] = .int(found.position)
                JSONLine.write(object)
            } else {
                Screen.write(UpsellText.lines(entry).joined(separator: "\n") + "\n")
            }
        }
    }
}
