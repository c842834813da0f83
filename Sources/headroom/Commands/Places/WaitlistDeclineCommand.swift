import ArgumentParser
import Contracts

/// Gives up the place that an entry of a waiting list is offered.
struct WaitlistDeclineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline",
        abstract: "Give up the place that somebody who waited is offered.",
        discussion: """
            The wait is over with it, and the next in order is offered the place.

              headroom waitlist decline wl_acme_812_1
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The entry's id.")
    var id: String

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .waitlistDeclineOffer,
                partition: try SendArguments.company(of: id),
                data: ["entryId": .string(id)]
            ) { _ in "\(id) is offered nothing any more" }
        }
    }
}
