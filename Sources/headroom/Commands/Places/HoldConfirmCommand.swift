import ArgumentParser
import Contracts

/// Takes the place that a hold keeps.
struct HoldConfirmCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Enroll whoever a place is kept for.",
        discussion: """
            It counts as if the enrollment service had confirmed the hold now: no room is looked for again.

              headroom hold confirm hld_acme_812_1
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The hold's id.")
    var id: String

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .holdConfirm,
                partition: try SendArguments.company(of: id),
                data: ["holdId": .string(id)]
            ) { _ in "\(id) is confirmed" }
        }
    }
}
