import ArgumentParser
import Contracts

/// Opens a group for new campaigns or closes it.
struct GroupActiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-active",
        abstract: "Open a group for new campaigns, or close it.",
        discussion: """
            Campaigns that run on it go on.

              headroom group set-active newcomers false
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The group.")
    var id: String

    @Argument(help: "true or false.")
    var active: Bool

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .groupSetActive,
                partition: Routes.platform,
                data: ["groupId": .string(id), "active": .bool(active)]
            ) { _ in "group \(id) is \(active ? "open" : "closed") for new campaigns" }
        }
    }
}
