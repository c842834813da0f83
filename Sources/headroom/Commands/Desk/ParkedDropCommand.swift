import ArgumentParser
import Contracts

/// Gives parked inputs up.
struct ParkedDropCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Give parked inputs up; they go to the rejected desk as discarded.",
        discussion: """
            headroom parked drop prk_acme_812_1 --reason "the sender was misconfigured"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The ids.")
    var ids: [String]

    @Option(help: "Why.")
    var reason: String

    func run() async throws {
        try await CommandFault.reporting {
            for id in ids {
                try await sending.send(
                    .parkedDiscard,
                    partition: try SendArguments.company(of: id),
                    data: ["parkedId": .string(id), "reason": .string(reason)],
                    keySuffix: ids.count > 1 ? "-\(id)" : ""
                ) { _ in "\(id): dropped" }
            }
        }
    }
}
