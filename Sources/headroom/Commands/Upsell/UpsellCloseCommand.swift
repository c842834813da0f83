import ArgumentParser
import Contracts
import Domain

/// Says what became of the deal behind an accepted upsell signal.
struct UpsellCloseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Say whether the deal behind an accepted upsell signal was won or lost.",
        discussion: """
            Said once. A won deal brings what was said when it was accepted unless --won-value says \
            something else; a lost one makes its campaign rest for 90 days, or until 20 points more.

              headroom upsell close ups_acme_812_1 --outcome won --won-value 34000 --currency EUR
              headroom upsell close ups_acme_812_1 --outcome lost --reason-code competitor
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The signal's id.")
    var id: String

    @Option(help: "won or lost.")
    var outcome: UpsellOutcome

    @OptionGroup var value: WonValueArguments

    @Option(help: "Why it was lost: price, timing, no_need, competitor or other.")
    var reasonCode: UpsellDeclineReason?

    @Option(help: "What to note, at most 500 characters.")
    var note: String?

    func validate() throws {
        if outcome == .lost, value.wonValue != nil {
            throw ValidationError("--won-value is for a won deal only")
        }
        if outcome == .won, reasonCode != nil {
            throw ValidationError("--reason-code is for a lost deal only")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "signalId": .string(id), "outcome": .string(outcome.rawValue),
            ]
            data["wonValue"] = try value.json()
            data["reasonCode"] = reasonCode.map { .string($0.rawValue) }
            data["note"] = note.map { .string($0) }
            try await sending.send(
                .upsellClose,
                partition: try SendArguments.company(of: id),
                data: data
            ) { _ in "\(id) is \(outcome.rawValue)" }
        }
    }
}
