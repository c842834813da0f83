import ArgumentParser

/// Quiet hours, digests and escalation of a company.
struct AlertPolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Show or settle a company's quiet hours, digests and escalation.",
        subcommands: [AlertPolicyShowCommand.self, AlertPolicySetCommand.self]
    )
}
