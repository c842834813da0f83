import ArgumentParser

/// Waiting lists.
struct WaitlistCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waitlist",
        abstract: "List who waits, answer offers, take entries off, or change their place.",
        subcommands: [
            WaitlistListCommand.self, WaitlistAcceptCommand.self, WaitlistDeclineCommand.self,
            WaitlistCancelCommand.self, WaitlistPriorityCommand.self,
        ]
    )
}
