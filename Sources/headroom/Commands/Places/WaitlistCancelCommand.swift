import ArgumentParser
import Contracts

/// Takes an entry off the waiting list.
struct WaitlistCancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Take an entry off its waiting list.",
        discussion: """
            The entries of a campaign are listed by headroom waitlist list. An entry that is offered a \
            place loses it.

              headroom waitlist cancel wl_acme_812_1
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The entry's id.")
    var id: String

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .waitlistCancel,
                partition: try SendArguments.company(of: id),
                data: ["entryId": .string(id)]
            ) { _ in "\(id) waits no more" }
        }
    }
}
