import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists beneficiary groups.
struct GroupListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List beneficiary groups.",
        discussion: """
            Read from the node's database; nothing is asked of the node.

              headroom group list --active
            """
    )

    @OptionGroup var list: ListArguments

    @Flag(help: "Only those that new campaigns may choose.")
    var active = false

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().groups(onlyActive: active, limit: list.limit)
            if list.json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable("group", "type", "country", "active", "programs", "tags", "name")
            for group in page.value {
                table.add(
                    group.id,
                    group.fields.groupType?.rawValue ?? "-",
                    group.fields.countryCode ?? "-",
                    group.active ? "yes" : "no",
                    group.eligibleProgramTypes.map(\.rawValue).joined(separator: " "),
                    group.tags.joined(separator: " "),
                    group.name
                )
            }
            table.write(ifEmpty: "There are no groups.")
        }
    }
}
