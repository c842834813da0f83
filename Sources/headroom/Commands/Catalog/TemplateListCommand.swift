import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists template versions.
struct TemplateListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the versions of templates.",
        discussion: """
            Read from the node's database; nothing is asked of the node.

              headroom template list --status active
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "Only the versions of a template.")
    var template: String?

    @Option(help: "Only those in a state: draft, active, deprecated, archived.")
    var status: VersionStatus?

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().versions(
                template: template,
                status: status,
                limit: list.limit
            )
            if list.json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable("version", "program", "state", "people", "for groups", "name")
            for version in page.value {
                table.add(
                    version.id,
                    version.programType.rawValue,
                    version.status.rawValue,
                    "\(version.minParticipants)-\(version.maxParticipants)",
                    version.suitableForGroups.isEmpty
                        ? "any" : version.suitableForGroups.joined(separator: " "),
                    version.name
                )
            }
            table.write(ifEmpty: "There are no such versions.")
        }
    }
}
