import ArgumentParser
import Contracts
import Domain

/// Keeps an upsell signal quiet for a time.
struct UpsellSnoozeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze",
        abstract: "Hear nothing more of an upsell signal until an instant, for a reason.",
        discussion: """
            It stays open and goes on being evaluated; at that instant it is told again as it then \
            stands, or expires. No snooze is longer than 90 days; a second one moves the end.

              headroom upsell snooze ups_acme_812_1 --until 2026-06-01T08:00:00Z \\
                --reason "their budget round is in May"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The signal's id.")
    var id: String

    @Option(help: "Until when, such as 2026-06-01T08:00:00Z.")
    var until: Instant

    @Option(help: "Why, at most 500 characters.")
    var reason: String

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .upsellSnooze,
                partition: try SendArguments.company(of: id),
                data: [
                    "signalId": .string(id), "until": .string(until.rfc3339),
                    "reason": .string(reason),
                ]
            ) { _ in "snoozed \(id) until \(until.rfc3339)" }
        }
    }
}
