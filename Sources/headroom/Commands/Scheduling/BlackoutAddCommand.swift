import ArgumentParser
import Contracts
import Domain

/// Adds days on which nothing starts.
struct BlackoutAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add days on which no campaign of a company starts by itself.",
        discussion: """
            What falls due then waits for the day after. Completion, closing and people's commands do not.

              headroom blackout add acme --from 2026-12-20 --to 2027-01-03
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The company's id.")
    var company: String

    @Option(help: "The first day.")
    var from: CivilDate

    @Option(help: "The last day.")
    var to: CivilDate

    @Option(help: "Only for this campaign. Repeat for more.")
    var campaign: [String] = []

    @Option(help: "An id of your choice, without _ and @; otherwise one is made.")
    var id: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = ["from": .string(from.iso), "to": .string(to.iso)]
            data["id"] = id.map { .string($0) }
            if !campaign.isEmpty { data["campaigns"] = .array(campaign.map { .string($0) }) }
            try await sending.send(.blackoutAdd, partition: company, data: data) {
                "added blackout \($0.result["id"]?.string ?? "")"
            }
        }
    }
}
