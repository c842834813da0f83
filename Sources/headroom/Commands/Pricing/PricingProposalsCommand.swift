import ArgumentParser
import Domain
import Storage

/// Lists pricing proposals.
struct PricingProposalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proposals",
        abstract: "List pricing proposals, newest first.",
        discussion: """
            One whose prices are no longer offered is expired.

              headroom pricing proposals --company acme
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "Only those of a company.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().proposals(company: company, limit: list.limit)
            if list.json {
                return JSONLine.write(JSONLine.list(page) { $0.json(at: page.clock) })
            }
            var table = TextTable(
                "proposal",
                "company",
                "beneficiaries",
                "months",
                "budget",
                "recommended",
                "total",
                "until",
                "status"
            )
            for row in page.value {
                let proposal = row.proposal
                let best = proposal.options.first { $0.model == proposal.recommended }
                table.add(
                    row.id,
                    proposal.input.company,
                    "\(proposal.input.beneficiaries)",
                    "\(proposal.input.months)",
                    MoneyText.text(proposal.input.budget),
                    proposal.recommended.rawValue,
                    best.map { MoneyText.text($0.total) } ?? "",
                    proposal.expiresAt.rfc3339,
                    row.isExpired(at: page.clock) ? "expired" : "open"
                )
            }
            table.write(ifEmpty: "There are no proposals.")
        }
    }
}
