import ArgumentParser

/// Holds: places that are kept for somebody who has not decided yet.
struct HoldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "List places that are kept for somebody, take one, or give one up.",
        discussion: """
            A hold is asked for by an enrollment service, or by headroom publish: an event \
            enrollment.hold_requested.v1.
            """,
        subcommands: [
            HoldListCommand.self, HoldConfirmCommand.self, HoldReleaseCommand.self,
        ]
    )
}
