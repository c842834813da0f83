import ArgumentParser
import Contracts

/// Tries parked inputs at once.
struct ParkedRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Try parked inputs at once.",
        discussion: """
            headroom parked retry prk_acme_812_1
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The ids.")
    var ids: [String]

    func run() async throws {
        try await CommandFault.reporting {
            for id in ids {
                try await sending.send(
                    .parkedRetry,
                    partition: try SendArguments.company(of: id),
                    data: ["parkedId": .string(id)],
                    keySuffix: ids.count > 1 ? "-\(id)" : ""
                ) { _ in "\(id): tried" }
            }
        }
    }
}
