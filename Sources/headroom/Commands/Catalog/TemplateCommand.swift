import ArgumentParser

/// Program templates and their versions.
struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Make, publish and look at the program templates that campaigns run on.",
        subcommands: [
            TemplateCreateCommand.self, TemplateVersionCommand.self, TemplateEditCommand.self,
            TemplatePublishCommand.self, TemplateDeprecateCommand.self,
            TemplateArchiveCommand.self, TemplateListCommand.self, TemplateShowCommand.self,
            TemplateDiffCommand.self, TemplateFitCommand.self,
        ]
    )
}
