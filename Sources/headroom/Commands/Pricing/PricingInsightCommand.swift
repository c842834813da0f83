import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows what one campaign costs and what should be done about its contract.
struct PricingInsightCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "insight",
        abstract: "Show what a campaign costs, how its contract is used and what to do.",
        discussion: """
            Every part of the contract with what is used of it, and why each recommendation \
            applies.

              headroom pricing insight spring
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().pricing(campaign: campaign)
            guard let company = found.value else {
                throw CommandFault(.refused, "there is no campaign \(campaign) on this node")
            }
            guard let pricing = company.campaigns.first else {
                throw CommandFault(.refused, "a figure of \(campaign) does not fit 64 bits")
            }
            guard json else {
                let lines =
                    PricingLines.campaign(pricing) + ["as of position \(found.position)"]
                return Screen.write(lines.joined(separator: "\n") + "\n")
            }
            var object = pricing.json
            object["clock"] = .string(found.clock.rfc3339)
            object["asOf"] = .int(found.position)
            JSONLine.write(object)
        }
    }
}
