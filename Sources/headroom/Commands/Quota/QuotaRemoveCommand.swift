import ArgumentParser
import Contracts

/// Takes a quota away.
struct QuotaRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take a quota away; whoever waited for it is let in.",
        discussion: """
              headroom quota remove acme quo_acme_812_1
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The company's id.")
    var company: String

    @Argument(help: "The quota's id.")
    var id: String

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .quotaRemove,
                partition: company,
                data: ["quotaId": .string(id)]
            ) { _ in "removed quota \(id)" }
        }
    }
}
