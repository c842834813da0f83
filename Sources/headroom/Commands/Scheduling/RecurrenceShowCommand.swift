import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows how a campaign comes again.
struct RecurrenceShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show how a campaign comes again.",
        discussion: """
            headroom recurrence show spring
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().recurrence(campaign: campaign)
            guard let row = found.value else {
                throw CommandFault(.refused, "\(campaign) does not come again")
            }
            if json {
                var object = row.json
                object["asOf"] = .int(found.position)
                return JSONLine.write(object)
            }
            let rule = row.progress.rule
            Screen.write(
                "\(campaign) comes again every \(rule.every.rawValue): \(row.progress.made) of"
                    + " \(rule.endsAfter) made, next"
                    + " \(row.progress.nextDates?.first.iso ?? "none")\n"
            )
        }
    }
}
