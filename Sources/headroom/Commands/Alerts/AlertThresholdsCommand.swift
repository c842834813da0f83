import ArgumentParser

/// The custom thresholds of a campaign, and where all of its thresholds stand.
struct AlertThresholdsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thresholds",
        abstract: "Show where the thresholds of a campaign stand, or set custom ones.",
        subcommands: [AlertThresholdsListCommand.self, AlertThresholdsSetCommand.self]
    )
}
