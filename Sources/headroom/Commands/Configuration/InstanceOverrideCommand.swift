import ArgumentParser
import Contracts

/// Changes what a planned cohort overrides.
struct InstanceOverrideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "override",
        abstract: "Override settings of a planned cohort, or take overrides back.",
        discussion: """
              headroom instance override ins_acme_812_1 --set /cohort/maxSize=10
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The cohort's id.")
    var id: String

    @Option(help: "path=value, the value as JSON. Repeat for more.")
    var set: [String] = []

    @Option(help: "A path whose override is taken back. Repeat for more.")
    var reset: [String] = []

    @Option(help: "A JSON file with the whole patch; - is standard input.")
    var file: String?

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            let data: JSONObject = [
                "instanceId": .string(id),
                "patch": .object(try OverrideText.patch(set: set, reset: reset, file: file)),
            ]
            try await sending.send(
                .instanceSetOverrides,
                partition: try await sending.company(ofInstance: id, given: company),
                data: data
            ) { OverrideText.sentence(id, $0) }
        }
    }
}
