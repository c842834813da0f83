import ArgumentParser
import Contracts
import Storage

/// Closes entries of the rejected desk for good.
struct RejectedDropCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Close rejected inputs for good; their bytes stay.",
        discussion: """
            headroom rejected drop 812 813 --reason "test messages of the new sender"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The positions on the desk.")
    var positions: [Int64]

    @Option(help: "Why.")
    var reason: String

    func validate() throws {
        guard !positions.isEmpty else { throw ValidationError("name at least one position") }
    }

    func run() async throws {
        try await CommandFault.reporting {
            for position in positions {
                let entry = try await sending.node.rejected(at: position)
                try await sending.send(
                    .rejectedDiscard,
                    partition: entry.partition,
                    data: ["position": .int(position), "reason": .string(reason)],
                    keySuffix: positions.count > 1 ? "-\(position)" : ""
                ) { _ in "\(position): dropped" }
            }
        }
    }
}
