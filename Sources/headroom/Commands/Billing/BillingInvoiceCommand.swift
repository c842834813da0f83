import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows the invoices of a month.
struct BillingInvoiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice",
        abstract: "Show what a company owes for a month, one invoice per currency.",
        discussion: """
            While the month is open this is a preview, computed anew each time; once it is closed \
            the invoice is final and never changes. Tax is added elsewhere.

              headroom billing invoice acme --month 2030-05
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The company's id.")
    var company: String

    @Option(help: "The month, YYYY-MM.")
    var month: CivilMonth

    @Flag(help: "Print one JSON object: {\"items\":[…],\"asOf\":position}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().invoices(company: company, month: month)
            guard let invoices = found.value else {
                throw CommandFault(.refused, "there is no company \(company) on this node")
            }
            if json {
                return JSONLine.write([
                    "items": .array(invoices.map { .object($0) }), "asOf": .int(found.position),
                ])
            }
            let texts = invoices.map { StatementLines.invoice($0).joined(separator: "\n") }
            Screen.write(
                texts.isEmpty
                    ? "\(company) owes nothing for \(month.iso).\n"
                    : texts.joined(separator: "\n\n") + "\n"
            )
        }
    }
}
