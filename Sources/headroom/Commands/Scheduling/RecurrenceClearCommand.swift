import ArgumentParser
import Contracts

/// Ends the recurrence of a campaign.
struct RecurrenceClearCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clear",
        abstract: "End the recurrence of a campaign; copies that were made stay.",
        discussion: """
              headroom recurrence clear spring
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .recurrenceClear,
                partition: try await sending.company(ofCampaign: campaign, given: company),
                data: ["campaignId": .string(campaign)]
            ) { _ in "\(campaign) does not come again" }
        }
    }
}
