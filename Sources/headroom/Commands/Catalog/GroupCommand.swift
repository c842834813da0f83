import ArgumentParser

/// Beneficiary groups.
struct GroupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "group",
        abstract: "Make and look at the groups of people that campaigns are for.",
        subcommands: [
            GroupCreateCommand.self, GroupUpdateCommand.self, GroupActiveCommand.self,
            GroupListCommand.self, GroupShowCommand.self, GroupFitCommand.self,
        ]
    )
}
