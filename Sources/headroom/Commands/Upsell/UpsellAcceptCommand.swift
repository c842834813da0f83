import ArgumentParser
import Contracts
import Domain

/// Takes an upsell signal on.
struct UpsellAcceptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Take an upsell signal on; its campaign rests for 30 days.",
        discussion: """
            What became of the deal is said later with headroom upsell close.

              headroom upsell accept ups_acme_812_1 --won-value 35000 --currency EUR
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The signal's id.")
    var id: String

    @OptionGroup var value: WonValueArguments

    @Option(help: "What to note, at most 500 characters.")
    var note: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = ["signalId": .string(id)]
            data["wonValue"] = try value.json()
            data["note"] = note.map { .string($0) }
            try await sending.send(
                .upsellAccept,
                partition: try SendArguments.company(of: id),
                data: data
            ) { _ in "accepted \(id)" }
        }
    }
}
