import ArgumentParser
import Contracts

/// Puts a campaign under legal hold or lifts it.
struct CampaignHoldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Put a campaign under legal hold, or lift it.",
        discussion: """
              headroom campaign hold spring true --reason "audit 2026"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var id: String

    @Argument(help: "true or false.")
    var on: Bool

    @Option(help: "Why.")
    var reason: String?

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = ["campaignId": .string(id), "on": .bool(on)]
            data["reason"] = reason.map { .string($0) }
            try await sending.send(
                .campaignSetLegalHold,
                partition: try await sending.company(ofCampaign: id, given: company),
                data: data
            ) { _ in "\(id) is \(on ? "under" : "free of") legal hold" }
        }
    }
}
