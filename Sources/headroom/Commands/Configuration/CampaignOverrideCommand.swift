import ArgumentParser
import Contracts

/// Changes what a campaign overrides of its program's settings.
struct CampaignOverrideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "override",
        abstract: "Override settings of a campaign's program, or take overrides back.",
        discussion: """
            Settings are named by path. An override takes the place of the template's value for the cohorts \\
            that are made from now on; --reset lets the template's value show through again.

              headroom campaign override spring --set /session/defaultDurationMinutes=90

            A file holds the same as an object: nested, with null for what is reset.
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var id: String

    @Option(help: "path=value, the value as JSON. Repeat for more.")
    var set: [String] = []

    @Option(help: "A path whose override is taken back. Repeat for more.")
    var reset: [String] = []

    @Option(help: "A JSON file with the whole patch; - is standard input.")
    var file: String?

    @Option(help: "Do it only if it still has this version.")
    var expectedVersion: Int64?

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "campaignId": .string(id),
                "patch": .object(try OverrideText.patch(set: set, reset: reset, file: file)),
            ]
            data["expectedVersion"] = expectedVersion.map { .int($0) }
            try await sending.send(
                .campaignSetOverrides,
                partition: try await sending.company(ofCampaign: id, given: company),
                data: data
            ) { OverrideText.sentence(id, $0) }
        }
    }
}
