import ArgumentParser
import Storage

/// Says what is used of a quota.
struct ExplainQuotaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quota",
        abstract: "Say which enrollments or facts are used of a quota in a period.",
        discussion: """
            --at with an instant asks for the period that it lies in.

              headroom explain quota quo_acme_12_1
            """
    )

    @OptionGroup var explain: ExplainArguments

    @Argument(help: "The quota's id.")
    var quota: String

    func run() async throws {
        try await explain.answer("there is no quota \(quota) on this node") { reader in
            try await reader.explain(quota: quota, explain.scope)
        }
    }
}
