import ArgumentParser
import Domain
import Storage

/// Says why a month costs what it costs.
struct ExplainInvoiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice",
        abstract: "Say which lines come to an invoice, and what is behind a line.",
        discussion: """
            Without --line the lines are numbered and added up. A line shows its segments, the \
            terms that held, and the records of the ledger. Amounts are in minor units.

              headroom explain invoice acme --month 2030-05
              headroom explain invoice acme --month 2030-05 --line 3
            """
    )

    @OptionGroup var explain: ExplainArguments

    @Argument(help: "The company's id.")
    var owner: String

    @Option(help: "The month, YYYY-MM.")
    var month: CivilMonth

    @Option(help: "A line, from 1.")
    var line: Int?

    func run() async throws {
        try await explain.answer("there is no company \(owner) on this node") { reader in
            try await reader.explain(invoiceOf: owner, month: month, line: line, explain.scope)
        }
    }
}
