import ArgumentParser
import Contracts
import Domain

/// Turns an upsell signal down.
struct UpsellDeclineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline",
        abstract: "Turn an upsell signal down; it rests for 90 days, or until 20 points more.",
        discussion: """
            The reason is kept for learning: price, timing, no_need, competitor or other.

              headroom upsell decline ups_acme_812_1 --reason-code timing --note "after summer"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The signal's id.")
    var id: String

    @Option(help: "price, timing, no_need, competitor or other.")
    var reasonCode: UpsellDeclineReason

    @Option(help: "What to note, at most 500 characters.")
    var note: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "signalId": .string(id), "reasonCode": .string(reasonCode.rawValue),
            ]
            data["note"] = note.map { .string($0) }
            try await sending.send(
                .upsellDecline,
                partition: try SendArguments.company(of: id),
                data: data
            ) { _ in "declined \(id)" }
        }
    }
}
