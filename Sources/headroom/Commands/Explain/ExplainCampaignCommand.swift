import ArgumentParser
import Storage

/// Says why a campaign is in its state.
struct ExplainCampaignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign",
        abstract: "Say how a campaign came to its state, and what forbids the next one.",
        discussion: """
            headroom explain campaign spring
            """
    )

    @OptionGroup var explain: ExplainArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    func run() async throws {
        try await explain.answer("there is no campaign \(campaign) on this node") { reader in
            try await reader.explain(stateOf: campaign, explain.scope)
        }
    }
}
