import ArgumentParser
import Contracts

/// Looks at everything that a node needs and says what to do.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check everything a node needs: folder, database, log, broker, clock, port.",
        discussion: """
            One line a check: ok, warn or fail, and what to do. It changes nothing. Exit code 0: \
            nothing failed; 1: something did.

              headroom doctor --data-dir .headroom
            """
    )

    @OptionGroup var node: NodeArguments

    @Option(help: "The port of /metrics and /health that the node would use.")
    var port: UInt16 = 8080

    @Flag(help: "Print one JSON object: {\"findings\":[…]}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let doctor = Doctor(node: node, port: port)
            let findings = await doctor.examine()
            if json {
                JSONLine.write(["findings": .array(findings.map { .object($0.json) })])
            } else {
                for finding in findings { Screen.write(finding.line + "\n") }
            }
            let failed = findings.filter { $0.level == .fail }.count
            guard failed == 0 else { throw CommandFault(.refused, "\(failed) checks failed") }
        }
    }
}
