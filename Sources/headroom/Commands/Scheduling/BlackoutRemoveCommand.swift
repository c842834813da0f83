import ArgumentParser
import Contracts

/// Takes a blackout away.
struct BlackoutRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take a blackout away.",
        discussion: """
              headroom blackout remove acme blk_acme_812_1
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The company's id.")
    var company: String

    @Argument(help: "The blackout's id.")
    var id: String

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .blackoutRemove,
                partition: company,
                data: ["blackoutId": .string(id)]
            ) { _ in "removed blackout \(id)" }
        }
    }
}
