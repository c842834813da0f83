import ArgumentParser
import Contracts
import Domain

/// Plans a further cohort.
struct InstanceCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Plan a further cohort of a campaign.",
        discussion: """
              headroom instance create spring --start 2027-02-01 --end 2027-04-30
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Option(help: "An id of your choice, without _ and @; otherwise one is made.")
    var id: String?

    @Option(help: "The first day.")
    var start: CivilDate

    @Option(help: "The last day.")
    var end: CivilDate

    @Option(help: "The name.")
    var name: String?

    @Option(help: "path=value that the cohort overrides, the value as JSON. Repeat for more.")
    var set: [String] = []

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "campaignId": .string(campaign), "startDate": .string(start.iso),
                "endDate": .string(end.iso),
            ]
            data["id"] = id.map { .string($0) }
            data["name"] = name.map { .string($0) }
            if !set.isEmpty {
                data["overrides"] = .object(
                    try OverrideText.patch(set: set, reset: [], file: nil)
                )
            }
            try await sending.send(
                .instanceCreate,
                partition: try await sending.company(ofCampaign: campaign, given: company),
                data: data
            ) { "planned cohort \($0.result["id"]?.string ?? "")" }
        }
    }
}
