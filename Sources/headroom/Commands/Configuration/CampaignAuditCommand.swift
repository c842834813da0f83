import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows who overrode what.
struct CampaignAuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Show every override of a campaign and its cohorts, those taken back as well.",
        discussion: """
            headroom campaign audit spring --json
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The campaign's id.")
    var id: String

    @Flag(help: "Print one JSON object: {\"items\":[…],\"asOf\":position}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await node.reader().overrideAudit(campaign: id)
            if json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable("at", "by", "layer", "setting", "from", "to", "taken back")
            for entry in page.value {
                table.add(
                    entry.at.rfc3339,
                    entry.by,
                    entry.instance ?? entry.row.layer.rawValue,
                    entry.row.path,
                    entry.row.baseValue.map { JSONLine.text(JSON($0)) } ?? "nothing",
                    JSONLine.text(JSON(entry.row.value)),
                    entry.removedAt.map { "\($0.rfc3339) by \(entry.removedBy ?? "")" } ?? ""
                )
            }
            table.write(ifEmpty: "Nothing was ever overridden.")
        }
    }
}
