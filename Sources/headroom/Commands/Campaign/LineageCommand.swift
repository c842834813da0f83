import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows what a campaign or a cohort was made from.
struct LineageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lineage",
        abstract: "Show what a campaign or cohort was copied from, back to the first.",
        discussion: """
            headroom campaign lineage spring-2027
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The id of a campaign or a cohort.")
    var id: String

    @Flag(help: "Print one JSON object: {\"items\":[…],\"asOf\":position}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let line = try await node.reader().lineage(id)
            guard !line.value.isEmpty else {
                throw CommandFault(.refused, "there is no campaign or cohort \(id) on this node")
            }
            if json { return JSONLine.write(JSONLine.list(line, \.json)) }
            var table = TextTable("what", "id", "name", "made by")
            for entry in line.value {
                table.add(
                    entry.kind == .instance ? "cohort" : "campaign",
                    entry.id,
                    entry.name ?? "-",
                    entry.provenance?.kind.rawValue ?? "hand"
                )
            }
            table.write(ifEmpty: "")
        }
    }
}
