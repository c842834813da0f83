import ArgumentParser

/// Upsell: what could be sold, and what sales made of it.
struct UpsellCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upsell",
        abstract: "List what could be sold and why, take it on, turn it down, snooze, close.",
        subcommands: [
            UpsellListCommand.self, UpsellShowCommand.self, UpsellAcceptCommand.self,
            UpsellDeclineCommand.self, UpsellSnoozeCommand.self, UpsellCloseCommand.self,
            UpsellLabelsCommand.self,
        ]
    )
}
