import ArgumentParser
import Contracts

/// Takes a published version out of offer.
struct TemplateDeprecateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deprecate",
        abstract: "Deprecate a version: campaigns on it go on, new ones choose another.",
        discussion: """
            headroom template deprecate mentor@1 --superseded-by mentor@2
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The version, <template>@<number>.")
    var version: String

    @Option(help: "The version that takes its place.")
    var supersededBy: String?

    @Option(help: "The company that owns the template, if one does.")
    var owner: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = ["versionId": .string(version)]
            data["supersededBy"] = supersededBy.map { .string($0) }
            try await sending.send(
                .templateDeprecate,
                partition: owner ?? Routes.platform,
                data: data
            ) { _ in "deprecated \(version)" }
        }
    }
}
