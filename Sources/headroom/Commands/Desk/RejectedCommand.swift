import ArgumentParser

/// The rejected desk.
struct RejectedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rejected",
        abstract: "Look after inputs that could not be understood or applied.",
        discussion: """
            Nothing is dropped: what cannot be folded is kept with its bytes and its reason, until \
            somebody replays it, repaired or as it was, or drops it.
            """,
        subcommands: [
            RejectedListCommand.self, RejectedShowCommand.self, RejectedReplayCommand.self,
            RejectedDropCommand.self,
        ]
    )
}
