import ArgumentParser
import Contracts

/// Ends a mute before its time.
struct AlertUnmuteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmute",
        abstract: "End the mute of a campaign before its time.",
        discussion: """
            headroom alert unmute spring
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
                .alertUnmute,
                partition: try await sending.company(ofCampaign: campaign, given: company),
                data: ["campaignId": .string(campaign)]
            ) { _ in "\(campaign) is no longer muted" }
        }
    }
}
