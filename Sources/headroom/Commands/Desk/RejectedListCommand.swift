import ArgumentParser
import Domain
import Storage

/// Lists the rejected desk.
struct RejectedListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the rejected desk, oldest first.",
        discussion: """
            headroom rejected list --code schema_violation
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "open, retried, discarded or all.")
    var status = "open"

    @Option(help: "Only those with a code, such as malformed or tenant_mismatch.")
    var code: String?

    @Option(help: "Only those of a company; platform for those whose company is unknown.")
    var company: String?

    @Option(help: "Go on after this position.")
    var after: Int64 = 0

    func validate() throws {
        guard ["open", "retried", "discarded", "all"].contains(status) else {
            throw ValidationError("--status must be open, retried, discarded or all")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().rejected(
                DeskFilter(
                    company: company,
                    status: status == "all" ? nil : status,
                    code: code,
                    after: after,
                    limit: list.limit
                )
            )
            guard !list.json else { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable("position", "at", "company", "code", "type", "why")
            for entry in page.value {
                table.add(
                    "\(entry.position)",
                    entry.at.rfc3339,
                    entry.company ?? "-",
                    entry.code,
                    entry.eventType.isEmpty ? "-" : entry.eventType,
                    entry.errors.first ?? entry.message
                )
            }
            table.write(ifEmpty: "The desk is empty.")
        }
    }
}
