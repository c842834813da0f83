import ArgumentParser
import Contracts

/// Makes the next draft version of a template.
struct TemplateVersionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create-version",
        abstract: "Draft the next version of a template, as a copy of the newest.",
        discussion: """
            A published version never changes: what is to change goes into the next one.

              headroom template create-version mentor --changelog "Shorter sessions"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The template.")
    var template: String

    @Option(help: "What is different; needed before it can be published.")
    var changelog: String

    @Option(help: "The company that owns the template, if one does.")
    var owner: String?

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .templateCreateVersion,
                partition: owner ?? Routes.platform,
                data: ["templateId": .string(template), "changelog": .string(changelog)]
            ) { "drafted \($0.result["id"]?.string ?? "")" }
        }
    }
}
