import ArgumentParser
import Domain
import Storage

/// Lists inputs that wait.
struct ParkedListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List inputs that wait for another one, oldest first.",
        discussion: """
            headroom parked list --company acme
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "Only those of a company.")
    var company: String?

    @Option(help: "parked, resolved, rejected or all.")
    var status = "parked"

    @Option(help: "Go on after this position.")
    var after: Int64 = 0

    func validate() throws {
        guard ["parked", "resolved", "rejected", "all"].contains(status) else {
            throw ValidationError("--status must be parked, resolved, rejected or all")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().parked(
                DeskFilter(
                    company: company,
                    status: status == "all" ? nil : status,
                    after: after,
                    limit: list.limit
                )
            )
            guard !list.json else { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable("id", "position", "company", "waits for", "until", "status")
            for entry in page.value {
                table.add(
                    entry.id,
                    "\(entry.position)",
                    entry.company,
                    entry.awaitedKey,
                    entry.deadline.rfc3339,
                    entry.status
                )
            }
            table.write(ifEmpty: "Nothing waits.")
        }
    }
}
