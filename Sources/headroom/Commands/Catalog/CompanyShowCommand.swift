import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows a company.
struct CompanyShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one company: zone, contacts, and the month that is open.",
        discussion: """
            Read from the node's database; nothing is asked of the node. With --json the offsets \
            of the time zone are there too.

              headroom company show acme
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The company.")
    var id: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().company(id)
            guard let company = found.value else {
                throw CommandFault(.refused, "there is no company \(id) on this node")
            }
            guard json else {
                return Screen.write(Self.lines(company).joined(separator: "\n") + "\n")
            }
            var object = company.json
            object["zoneTable"] = ZoneResolver.json(company.zoneTable.entries)
            object["asOf"] = .int(found.position)
            JSONLine.write(object)
        }
    }

    private static func lines(_ company: CompanyRow) -> [String] {
        let last = company.zoneTable.entries.last.map { Instant(ms: $0.fromMs).rfc3339 } ?? "-"
        let frozen = company.zoneIsFrozen ? ", fixed since a campaign was planned" : ""
        let grace = company.closeGraceDays
        return [
            "\(company.id)  \(company.name)",
            "  state       \(company.status.rawValue), version \(company.version)",
            "  country     \(company.country)",
            "  zone        \(company.timeZone)\(frozen); last known change \(last)",
            "  currency    \(company.billingCurrency.rawValue)",
            "  industry    \(company.industry ?? "-")",
            "  open month  \(company.firstOpenMonth.iso); a month closes \(grace) days after its end",
            "  registered  \(company.createdAt.rfc3339) by \(company.createdBy)",
        ] + company.contacts.map { "  contact     \(ContactText.text($0))" }
    }
}
