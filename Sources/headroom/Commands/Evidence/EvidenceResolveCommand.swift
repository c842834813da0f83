import ArgumentParser
import Contracts

/// Says which campaign something belongs to.
struct EvidenceResolveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Say which campaign a session or evidence in review belongs to; it counts then.",
        discussion: """
              headroom evidence resolve evd_acme_812_1 --campaign spring
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The id of the association.")
    var id: String

    @Option(help: "The campaign.")
    var campaign: String

    @Option(help: "Why.")
    var reason: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "associationId": .string(id), "campaignId": .string(campaign),
            ]
            data["reason"] = reason.map { .string($0) }
            try await sending.send(
                .associationResolve,
                partition: try SendArguments.company(of: id),
                data: data
            ) { _ in "\(id) belongs to \(campaign)" }
        }
    }
}
