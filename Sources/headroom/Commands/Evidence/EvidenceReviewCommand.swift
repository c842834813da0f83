import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists what came without a campaign.
struct EvidenceReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "List sessions and evidence that wait for somebody to say their campaign.",
        discussion: """
            Oldest first, with the best candidate and what speaks for it.

              headroom evidence review --company acme
              headroom evidence review --status all --json
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "Only those of a company.")
    var company: String?

    @Option(help: "Only those of a campaign, or whose best candidate it is.")
    var campaign: String?

    @Option(help: "review, associated, unassociated, confirmed, dismissed or all.")
    var status = AssociationStatus.review.rawValue

    @Option(help: "Go on after this position.")
    var after: Int64 = 0

    func validate() throws {
        let known = AssociationStatus.allCases.map(\.rawValue) + ["all"]
        guard known.contains(status) else {
            throw ValidationError("--status must be one of \(known.joined(separator: ", "))")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().associations(
                AssociationFilter(
                    company: company,
                    campaign: campaign,
                    status: AssociationStatus(rawValue: status),
                    after: after,
                    limit: list.limit
                )
            )
            if list.json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable("id", "kind", "reference", "status", "campaign", "score", "why")
            for row in page.value {
                table.add(
                    row.id,
                    row.kind.rawValue,
                    row.ref,
                    row.isVoided ? "voided" : row.status.rawValue,
                    row.campaign ?? "-",
                    "\(row.score)",
                    row.reasons.map(\.rawValue).joined(separator: " ")
                )
            }
            table.write(ifEmpty: "Nothing waits.")
        }
    }
}
