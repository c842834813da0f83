import ArgumentParser
import Contracts

/// Takes the place that an entry of a waiting list is offered.
struct WaitlistAcceptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Take the place that somebody who waited is offered.",
        discussion: """
            The entries and what they are offered are listed by headroom waitlist list.

              headroom waitlist accept wl_acme_812_1
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The entry's id.")
    var id: String

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .waitlistAcceptOffer,
                partition: try SendArguments.company(of: id),
                data: ["entryId": .string(id)]
            ) { _ in "\(id) is enrolled" }
        }
    }
}
