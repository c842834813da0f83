import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows what lies ahead of a company.
struct ScheduleCalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Show what lies ahead of a company for 400 days.",
        discussion: """
            Transitions that are due, cohorts and blackouts; computed now, never stored.

              headroom schedule calendar acme
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The company's id.")
    var company: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().calendar(company: company)
            guard let calendar = found.value else {
                throw CommandFault(.refused, "there is no company \(company) on this node")
            }
            if json {
                var object = calendar.json
                object["asOf"] = .int(found.position)
                return JSONLine.write(object)
            }
            for blackout in calendar.blackouts {
                Screen.write("blackout \(blackout.dates.first.iso) to \(blackout.dates.last.iso)\n")
            }
            ScheduleLines.table(calendar.steps).write(ifEmpty: "Nothing lies ahead.")
        }
    }
}
