import ArgumentParser

/// What the pricing models would cost.
struct PricingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pricing",
        abstract: "Compare what the pricing models would cost a company.",
        subcommands: [
            PricingProposeCommand.self, PricingProposalsCommand.self,
            PricingProposalCommand.self,
        ]
    )
}
