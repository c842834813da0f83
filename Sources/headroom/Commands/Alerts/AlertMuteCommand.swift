import ArgumentParser
import Contracts
import Domain

/// Silences thresholds of a campaign for a time.
struct AlertMuteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mute",
        abstract: "Mute thresholds of a campaign until an instant.",
        discussion: """
            Muted alerts are recorded as suppressed. 110 % cannot be muted, and no mute is longer \
            than 90 days.

              headroom alert mute spring --until 2026-05-01T08:00:00Z --threshold 80 --threshold 90
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Option(help: "Until when, such as 2026-05-01T08:00:00Z.")
    var until: Instant

    @Option(help: "80, 90 or 100; all three when left out. Repeat for more.")
    var threshold: [Int64] = []

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            let thresholds = threshold.isEmpty ? [80, 90, 100] : threshold
            try await sending.send(
                .alertMute,
                partition: try await sending.company(ofCampaign: campaign, given: company),
                data: [
                    "campaignId": .string(campaign), "until": .string(until.rfc3339),
                    "thresholds": .array(thresholds.map { .int($0) }),
                ]
            ) { _ in "muted \(campaign) until \(until.rfc3339)" }
        }
    }
}
