import ArgumentParser
import Contracts
import Storage

/// Compares the ledger with the counters and what is rated.
struct BillingReconcileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compare the ledger with the counters and what is rated, campaign by campaign.",
        discussion: """
            Every record of the ledger is read and held against the enrollments, supports and \
            facts that it is of; nothing may differ by one, and what does is named. The node may \
            run meanwhile. Exit code 0: all is equal; 1: something is not.

              headroom billing reconcile --company acme --json
            """
    )

    @OptionGroup var node: NodeArguments

    @Option(help: "Only the campaigns of a company.")
    var company: String?

    @Flag(help: "Print one JSON object: {\"facts\":number,\"differences\":[…],\"asOf\":position}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().reconciliation(company: company)
            let (facts, differences) = (found.value.facts, found.value.differences)
            if json {
                JSONLine.write([
                    "facts": .int(facts),
                    "differences": .array(differences.map { .object($0.json) }),
                    "asOf": .int(found.position),
                ])
            } else if differences.isEmpty {
                Screen.write(
                    "\(facts) records of the ledger at position \(found.position): all is equal\n"
                )
            } else {
                var table = TextTable("campaign", "unit", "ledger", "counter", "rated")
                for row in differences {
                    table.add(
                        row.campaign,
                        row.unit,
                        "\(row.ledger)",
                        "\(row.counter)",
                        row.rated.map { "\($0)" } ?? "-"
                    )
                }
                table.write(ifEmpty: "")
                for row in differences { Self.name(row) }
            }
            guard differences.isEmpty else {
                throw CommandFault(
                    .refused,
                    "\(differences.count) things differ; keep a copy of the folder, then rebuild the"
                        + " node from its log: headroom rebuild --help"
                )
            }
        }
    }

    /// Names the facts behind a difference.
    private static func name(_ row: ReconciliationReport.Difference) {
        let shown = row.facts.prefix(ReconciliationReport.Difference.namedFacts)
        for fact in shown {
            Screen.write("\(row.campaign), \(row.unit): \(fact.sentence)\n")
        }
        let rest = row.facts.count - shown.count
        if rest > 0 { Screen.write("\(row.campaign), \(row.unit): and \(rest) more\n") }
        if row.facts.isEmpty {
            Screen.write(
                "\(row.campaign), \(row.unit): ledger and facts agree, a counter or a sum does not\n"
            )
        }
    }
}
