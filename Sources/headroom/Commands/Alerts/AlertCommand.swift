import ArgumentParser

/// Alerts: look, acknowledge, silence.
struct AlertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert",
        abstract: "List capacity alerts, acknowledge and mute them.",
        subcommands: [
            AlertListCommand.self, AlertAckCommand.self, AlertMuteCommand.self,
            AlertUnmuteCommand.self,
        ]
    )
}
