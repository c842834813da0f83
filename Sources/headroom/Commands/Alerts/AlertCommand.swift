import ArgumentParser

/// Alerts: look, acknowledge, silence.
struct AlertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert",
        abstract: "List alerts and why, acknowledge and mute them, settle when they are told.",
        subcommands: [
            AlertListCommand.self, AlertShowCommand.self, AlertAckCommand.self,
            AlertMuteCommand.self, AlertUnmuteCommand.self, AlertThresholdsCommand.self,
            AlertPolicyCommand.self,
        ]
    )
}
