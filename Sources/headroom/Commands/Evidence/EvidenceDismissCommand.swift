import ArgumentParser
import Contracts

/// Says that something belongs to no campaign.
struct EvidenceDismissCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dismiss",
        abstract: "Say that sessions or evidence in review belong to no campaign.",
        discussion: """
              headroom evidence dismiss evd_acme_812_1 --reason "a rehearsal"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The ids of the associations.")
    var ids: [String]

    @Option(help: "Why.")
    var reason: String?

    func run() async throws {
        try await CommandFault.reporting {
            for id in ids {
                var data: JSONObject = ["associationId": .string(id), "dismiss": .bool(true)]
                data["reason"] = reason.map { .string($0) }
                try await sending.send(
                    .associationResolve,
                    partition: try SendArguments.company(of: id),
                    data: data,
                    keySuffix: ids.count > 1 ? "-\(id)" : ""
                ) { _ in "\(id): dismissed" }
            }
        }
    }
}
