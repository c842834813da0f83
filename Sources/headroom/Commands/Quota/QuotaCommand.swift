import ArgumentParser

/// Finer limits inside what was sold.
struct QuotaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quota",
        abstract: "Limit people, sessions, hours, credits or costs in a place and a period.",
        subcommands: [
            QuotaSetCommand.self, QuotaListCommand.self, QuotaRemoveCommand.self,
        ]
    )
}
