import ArgumentParser
import Contracts

/// Notes that somebody has seen a sent alert.
struct AlertAckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack",
        abstract: "Acknowledge a sent alert.",
        discussion: """
            It notes who has seen it and changes no rule.

              headroom alert ack alr_acme_812_1 --note "calling them on Monday"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The alert's id.")
    var id: String

    @Option(help: "What to note, at most 500 characters.")
    var note: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = ["alertId": .string(id)]
            data["note"] = note.map { .string($0) }
            try await sending.send(
                .alertAcknowledge,
                partition: try SendArguments.company(of: id),
                data: data
            ) { _ in "acknowledged \(id)" }
        }
    }
}
