import ArgumentParser
import Contracts

/// Sets fields of a draft version.
struct TemplateEditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Set fields of a draft version from a JSON file.",
        discussion: """
            The file holds an object with any of configSchema, defaultConfig, uiSchema, \
            minParticipants, maxParticipants, volunteersNeeded, outcomeMetrics, \
            suitableForGroups, estCostPerParticipant, estMinutesPerVolunteer and changelog. Each \
            takes the place of the value before.

              headroom template edit mentor@2 changes.json
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The version, <template>@<number>.")
    var version: String

    @Argument(help: "The file; - is standard input.")
    var file: String

    @Option(help: "The company that owns the template, if one does.")
    var owner: String?

    func run() async throws {
        try await CommandFault.reporting {
            let fields = try JSONFile.object(file)
            try await sending.send(
                .templateEditDraft,
                partition: owner ?? Routes.platform,
                data: ["versionId": .string(version), "fields": .object(fields)]
            ) { _ in "changed \(version)" }
        }
    }
}
