import ArgumentParser
import Contracts
import Storage

/// Recomputes the invariants from the state and says what differs.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute the invariants from the node's state and say what differs.",
        discussion: """
            Counters are counted again, the ledger is added up, numbers of outputs are followed, \
            the limit is compared with the terms, and SQLite checks its pages. The node may run \
            meanwhile. Exit code 0: everything holds; 1: something does not.

              headroom verify --data-dir .headroom --json
            """
    )

    @OptionGroup var node: NodeArguments

    @Flag(help: "Leave out the walk over all outputs and the check of every page.")
    var quick = false

    @Flag(help: "Print one JSON object: {\"checked\":number,\"violations\":[…]}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let report = try await node.reader().verify(isQuick: quick)
            let (checked, violations) = (report.value.checked, report.value.violations)
            if json {
                JSONLine.write([
                    "checked": .int(checked),
                    "violations": .array(violations.map { .object($0.json) }),
                ])
            } else {
                for violation in violations { Screen.write("\(violation)\n") }
                Screen.write(
                    "\(checked) things checked by \(report.value.rules) rules at position"
                        + " \(report.position): "
                        + (violations.isEmpty ? "everything holds\n" : "see above\n")
                )
            }
            guard violations.isEmpty else {
                throw CommandFault(
                    .refused,
                    "\(violations.count) invariants do not hold; keep a copy of the"
                        + " folder, then rebuild the node from its log: headroom rebuild --help"
                )
            }
        }
    }
}
