import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists who waits for a place in a campaign.
struct WaitlistListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List who is offered a place in a campaign, and who waits, in order.",
        discussion: """
            Read from the node's database; nothing is asked of the node.

              headroom waitlist list spring
            """
    )

    @OptionGroup var list: ListArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().waitlist(campaign: campaign, limit: list.limit)
            guard let entries = page.value else {
                throw CommandFault(.refused, "there is no campaign \(campaign) on this node")
            }
            let found = AsOf(value: entries, position: page.position, clock: page.clock)
            if list.json { return JSONLine.write(JSONLine.list(found, \.json)) }
            var table = TextTable(
                "entry",
                "place",
                "state",
                "request",
                "participant",
                "role",
                "priority",
                "until"
            )
            for entry in entries {
                table.add(
                    entry.row.id,
                    entry.place.map { "\($0)" } ?? "-",
                    entry.row.status.rawValue,
                    entry.row.requestId,
                    entry.row.participant,
                    entry.row.role.rawValue,
                    "\(entry.row.priority)",
                    entry.expiresAt.rfc3339
                )
            }
            table.write(ifEmpty: "Nobody waits.")
        }
    }
}
