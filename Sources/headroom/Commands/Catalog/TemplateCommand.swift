import ArgumentParser

/// Program templates: make and publish.
struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Create and publish the program templates that campaigns run on.",
        subcommands: [TemplateCreateCommand.self, TemplatePublishCommand.self]
    )
}
