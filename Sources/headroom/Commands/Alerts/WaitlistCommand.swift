import ArgumentParser

/// Waiting lists.
struct WaitlistCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waitlist",
        abstract: "Take entries off waiting lists, or change their place.",
        subcommands: [WaitlistCancelCommand.self, WaitlistPriorityCommand.self]
    )
}
