import ArgumentParser

/// Campaigns that come again.
struct RecurrenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recurrence",
        abstract: "Have campaigns come again by themselves.",
        subcommands: [
            RecurrenceSetCommand.self, RecurrenceClearCommand.self, RecurrenceShowCommand.self,
        ]
    )
}
