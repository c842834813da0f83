import ArgumentParser
import Contracts
import Storage

/// Shows one alert and why it became what it did.
struct AlertShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one alert record: what was crossed, what became of it, and why.",
        discussion: """
            Read from the node's database; times of the sentence are the company's.

              headroom alert show alr_acme_812_1
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The alert's id.")
    var id: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let reader = try node.reader()
            let found = try await reader.alert(id)
            guard let alert = found.value,
                let zone = try await reader.zones(of: [alert.company])[alert.company]
            else { throw CommandFault(.refused, "there is no alert \(id) on this node") }
            if json {
                var object = alert.json(in: zone)
                object["asOf"] = .int(found.position)
                JSONLine.write(object)
            } else {
                Screen.write(AlertText.lines(alert, in: zone).joined(separator: "\n") + "\n")
            }
        }
    }
}
