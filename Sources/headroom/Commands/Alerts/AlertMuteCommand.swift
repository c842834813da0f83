import ArgumentParser
import Contracts
import Domain

/// Silences thresholds of a campaign for a time.
struct AlertMuteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mute",
        abstract: "Mute thresholds of a campaign until an instant, for a reason.",
        discussion: """
            Muted alerts are recorded as suppressed, with who muted them and why. What is critical \
            cannot be muted, 110 % least of all, and no mute is longer than 90 days.

              headroom alert mute spring --until 2026-05-01T08:00:00Z --reason "a known rush" \\
                --threshold 80 --threshold 90
              headroom alert mute spring --until 2026-05-01T08:00:00Z --reason test --key half
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Option(help: "Until when, such as 2026-05-01T08:00:00Z.")
    var until: Instant

    @Option(help: "Why, at most 500 characters.")
    var reason: String

    @Option(help: "80, 90 or 100; all three without --threshold and --key. Repeat for more.")
    var threshold: [Int64] = []

    @Option(help: "The key of a custom threshold. Repeat for more.")
    var key: [String] = []

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            let thresholds = threshold.isEmpty && key.isEmpty ? [80, 90, 100] : threshold
            var data: JSONObject = [
                "campaignId": .string(campaign), "until": .string(until.rfc3339),
                "reason": .string(reason),
            ]
            if !thresholds.isEmpty { data["thresholds"] = .array(thresholds.map { .int($0) }) }
            if !key.isEmpty { data["keys"] = .array(key.map { .string($0) }) }
            try await sending.send(
                .alertMute,
                partition: try await sending.company(ofCampaign: campaign, given: company),
                data: data
            ) { _ in "muted \(campaign) until \(until.rfc3339)" }
        }
    }
}
