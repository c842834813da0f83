import ArgumentParser
import Contracts
import Storage

/// Shows one pricing proposal.
struct PricingProposalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proposal",
        abstract: "Show a pricing proposal with all its options.",
        discussion: """
            The option that is recommended is marked.

              headroom pricing proposal prp_acme_812_1
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The proposal's id.")
    var id: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().proposal(id)
            guard let row = found.value else {
                throw CommandFault(.refused, "there is no proposal \(id) on this node")
            }
            var object = row.json(at: found.clock)
            if json {
                object["asOf"] = .int(found.position)
                return JSONLine.write(object)
            }
            Screen.write(ProposalLines.lines(object).joined(separator: "\n") + "\n")
        }
    }
}
