import ArgumentParser
import Contracts

/// Gives up the place that a hold keeps.
struct HoldReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Give up a place that is kept for somebody.",
        discussion: """
            Whoever waits gets the place. The ids are listed by headroom hold list.

              headroom hold release hld_acme_812_1 --reason "changed plans"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The hold's id.")
    var id: String

    @Option(help: "Why, 1 to 500 characters.")
    var reason: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = ["holdId": .string(id)]
            data["reason"] = reason.map { .string($0) }
            try await sending.send(
                .holdRelease,
                partition: try SendArguments.company(of: id),
                data: data
            ) { _ in "\(id) is released" }
        }
    }
}
