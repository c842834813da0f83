import ArgumentParser
import Contracts

/// Confirms a milestone of custom terms.
struct BillingConfirmCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Confirm that a milestone of custom terms was reached, so that it is charged.",
        discussion: """
            The terms in effect must have the milestone, and the campaign must be live or \
            completed. A milestone is charged once.

              headroom billing confirm coaching kickoff
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Argument(help: "The milestone's key.")
    var key: String

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .billingConfirmMilestone,
                partition: try await sending.company(ofCampaign: campaign, given: company),
                data: ["campaignId": .string(campaign), "key": .string(key)]
            ) { "\(campaign): \(key) is charged as \($0.result["usageId"]?.string ?? "")" }
        }
    }
}
