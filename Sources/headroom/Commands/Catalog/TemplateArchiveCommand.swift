import ArgumentParser
import Contracts

/// Ends a deprecated version.
struct TemplateArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Archive a deprecated version: no campaign and no cohort starts on it any more.",
        discussion: """
            headroom template archive mentor@1
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
                .templateArchive,
                partition: owner ?? Routes.platform,
                data: ["versionId": .string(version)]
            ) { _ in "archived \(version)" }
        }
    }
}
