import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows a beneficiary group.
struct GroupShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a beneficiary group.",
        discussion: """
            headroom group show newcomers --json
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The group.")
    var id: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().group(id)
            guard let group = found.value else {
                throw CommandFault(.refused, "there is no group \(id) on this node")
            }
            var object = group.json
            if json {
                object["asOf"] = .int(found.position)
                return JSONLine.write(object)
            }
            let lines = object.members.map { "  \($0.key)  \(JSONLine.text($0.value))" }
            Screen.write(([id] + lines).joined(separator: "\n") + "\n")
        }
    }
}
