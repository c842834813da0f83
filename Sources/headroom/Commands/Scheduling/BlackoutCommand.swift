import ArgumentParser

/// Days on which nothing starts by itself.
struct BlackoutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blackout",
        abstract: "Keep days free of campaigns that start by themselves.",
        subcommands: [
            BlackoutAddCommand.self, BlackoutRemoveCommand.self, BlackoutListCommand.self,
        ]
    )
}
