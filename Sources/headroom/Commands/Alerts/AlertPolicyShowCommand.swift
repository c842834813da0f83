import ArgumentParser
import Contracts
import Storage

/// Shows what a company has settled about its alerts.
struct AlertPolicyShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a company's quiet hours, digests and escalation.",
        discussion: """
              headroom alert policy show acme
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The company's id.")
    var company: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().alertPolicy(company: company)
            if json {
                var object = found.value?.json ?? ["companyId": .string(company)]
                object["asOf"] = .int(found.position)
                return JSONLine.write(object)
            }
            let lines = found.value.map { AlertText.lines($0) }
            Screen.write(
                (lines ?? ["\(company) has settled nothing"]).joined(separator: "\n") + "\n"
            )
        }
    }
}
