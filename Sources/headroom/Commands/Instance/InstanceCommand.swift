import ArgumentParser

/// Cohorts of campaigns.
struct InstanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "instance",
        abstract: "Plan, move and copy the cohorts of campaigns.",
        subcommands: [
            InstanceCreateCommand.self, InstanceUpdateCommand.self,
            InstanceTransitionCommand.self, InstanceCloneCommand.self,
            InstanceOverrideCommand.self, InstanceConfigCommand.self,
        ]
    )
}
