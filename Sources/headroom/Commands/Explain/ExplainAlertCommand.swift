import ArgumentParser
import Domain
import Storage

/// Says why an alert came, or why none did.
struct ExplainAlertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert",
        abstract: "Say why an alert came, or why a threshold stayed quiet.",
        discussion: """
            headroom explain alert alr_acme_812_1
            headroom explain alert --campaign spring --threshold 90 --at 900
            """
    )

    @OptionGroup var explain: ExplainArguments

    @Argument(help: "The alert's id.")
    var alert: String?

    @Option(help: "The campaign that stayed quiet.")
    var campaign: String?

    @Option(help: "The threshold in percent: 80, 90, 100 or 110.")
    var threshold: AlertThreshold?

    func validate() throws {
        guard (campaign == nil) == (threshold == nil), (alert == nil) != (campaign == nil) else {
            throw ValidationError("give an alert's id, or --campaign and --threshold")
        }
    }

    func run() async throws {
        if let campaign, let threshold {
            return try await explain.answer("there is no campaign \(campaign) on this node") {
                try await $0.explain(silenceOf: threshold, campaign: campaign, explain.scope)
            }
        }
        let id = alert ?? ""
        try await explain.answer("there is no alert \(id) on this node") { reader in
            try await reader.explain(alert: id, explain.scope)
        }
    }
}

extension AlertThreshold: ExpressibleByArgument {}
