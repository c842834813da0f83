import ArgumentParser
import Contracts

/// Makes a draft version of a template active.
struct TemplatePublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publish a draft version of a template.",
        discussion: """
            Campaigns can be planned on published versions only.

              headroom template publish mentor@1
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The version, <template>@<number>.")
    var version: String

    @Option(help: "The company that owns the template, if one does.")
    var owner: String?

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .templatePublish,
                partition: owner ?? Routes.platform,
                data: ["versionId": .string(version)]
            ) { _ in "published \(version)" }
        }
    }
}
