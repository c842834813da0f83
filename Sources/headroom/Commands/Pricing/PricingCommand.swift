import ArgumentParser

/// What the pricing models would cost, and what the contracts that were made do.
struct PricingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pricing",
        abstract: "Compare pricing models, and report on contracts.",
        subcommands: [
            PricingProposeCommand.self, PricingProposalsCommand.self,
            PricingProposalCommand.self, PricingReportCommand.self, PricingInsightCommand.self,
        ]
    )
}
