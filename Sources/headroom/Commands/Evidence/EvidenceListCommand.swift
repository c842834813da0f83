import ArgumentParser
import Domain
import Storage

/// Lists the evidence of a campaign.
struct EvidenceListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the evidence of a campaign, newest first.",
        discussion: """
              headroom evidence list spring --dimension job_readiness
            """
    )

    @OptionGroup var list: ListArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Option(help: "Only one dimension.")
    var dimension: OutcomeDimension?

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().evidence(
                campaign: campaign,
                dimension: dimension?.rawValue,
                limit: list.limit
            )
            if list.json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable(
                "evidence",
                "happened",
                "dimension",
                "score bp",
                "sure",
                "checked",
                "participant",
                "found by"
            )
            for entry in page.value {
                let item = entry.item
                table.add(
                    entry.fact.ref,
                    entry.fact.effectiveAt.rfc3339,
                    entry.fact.name,
                    item.map { "\($0.scoreBp)" } ?? "-",
                    item.map { "\($0.confidence)" } ?? "-",
                    entry.fact.isVoided ? "voided" : item?.verification.rawValue ?? "-",
                    entry.fact.participant ?? "-",
                    entry.association?.status.rawValue ?? "its own word"
                )
            }
            table.write(ifEmpty: "There is no evidence.")
        }
    }
}
