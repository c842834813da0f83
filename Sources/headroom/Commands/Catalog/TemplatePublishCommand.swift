import ArgumentParser
import Contracts

/// Makes a draft version of a template active.
struct TemplatePublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publish a draft version of a template.",
        discussion: """
            Campaigns can be planned on published versions only.

              headroom template publish mentor@2 --deprecate-previous-after 30
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The version, <template>@<number>.")
    var version: String

    @Option(help: "The company that owns the template, if one does.")
    var owner: String?

    @Option(help: "Days after which the version before is deprecated, 0 to 365.")
    var deprecatePreviousAfter: Int64?

    @Option(help: "Days after that at which it is archived, 0 to 730; 180 by default.")
    var archiveAfter: Int64?

    func validate() throws {
        guard archiveAfter == nil || deprecatePreviousAfter != nil else {
            throw ValidationError("--archive-after needs --deprecate-previous-after")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = ["versionId": .string(version)]
            if let days = deprecatePreviousAfter {
                var plan: JSONObject = ["afterDays": .int(days)]
                plan["archiveAfterDays"] = archiveAfter.map { .int($0) }
                data["deprecatePrevious"] = .object(plan)
            }
            try await sending.send(
                .templatePublish,
                partition: owner ?? Routes.platform,
                data: data
            ) { _ in "published \(version)" }
        }
    }
}
