import ArgumentParser
import Storage

extension CampaignNumber: ExpressibleByArgument {}

/// Says what led to a number of a campaign.
struct ExplainNumberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "number",
        abstract: "Say which records led to a number of a campaign, with their effects.",
        discussion: """
            The effects add up to the number, now or at an earlier moment.

              headroom explain number spring used --at 2030-05-01T12:00:00Z
            """
    )

    @OptionGroup var explain: ExplainArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Argument(
        help: """
            used, limit, cap, waiting, volunteers, beneficiaries, learners, served, credits, \
            borrowed or lent.
            """
    )
    var number: CampaignNumber

    func run() async throws {
        try await explain.answer("there is no campaign \(campaign) on this node") { reader in
            try await reader.explain(number, of: campaign, explain.scope)
        }
    }
}
