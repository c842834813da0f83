import ArgumentParser
import Domain
import Storage

/// Says what led to a sum of the ledger.
struct ExplainLedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Say which records of the ledger come to a sum.",
        discussion: """
            headroom explain ledger spring session --month 2030-05
            """
    )

    @OptionGroup var explain: ExplainArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Argument(help: "The kind of records, such as seat_assigned or session.")
    var type: LedgerType

    @Option(help: "Only those booked in a month, YYYY-MM.")
    var month: CivilMonth?

    func run() async throws {
        try await explain.answer("there is no campaign \(campaign) on this node") { reader in
            try await reader.explain(ledgerOf: campaign, type, month: month, explain.scope)
        }
    }
}
