import ArgumentParser

/// Beneficiary groups.
struct GroupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "group",
        abstract: "Create the groups of people that campaigns are for.",
        subcommands: [GroupCreateCommand.self]
    )
}
