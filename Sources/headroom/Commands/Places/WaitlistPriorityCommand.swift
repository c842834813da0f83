import ArgumentParser
import Contracts

/// Changes the place of an entry in its waiting list.
struct WaitlistPriorityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "priority",
        abstract: "Change the priority of an entry of a waiting list.",
        discussion: """
            9 comes first, 0 last; among equals whoever asked earlier.

              headroom waitlist priority wl_acme_812_1 9
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The entry's id.")
    var id: String

    @Argument(help: "0 to 9.")
    var priority: Int64

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .waitlistSetPriority,
                partition: try SendArguments.company(of: id),
                data: ["entryId": .string(id), "priority": .int(priority)]
            ) { _ in "\(id) has priority \(priority)" }
        }
    }
}
