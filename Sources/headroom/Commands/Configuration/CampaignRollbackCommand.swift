import ArgumentParser
import Contracts

/// Takes a migration back.
struct CampaignRollbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Take a migration back, at most 30 days after it.",
        discussion: """
              headroom campaign rollback mig_acme_812_1
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The migration's id.")
    var migration: String

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .campaignRollbackMigration,
                partition: try company ?? SendArguments.company(of: migration),
                data: ["migrationId": .string(migration)]
            ) { _ in "took \(migration) back" }
        }
    }
}
