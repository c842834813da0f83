import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows what the clock would do with a campaign.
struct ScheduleDryRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dry-run",
        abstract: "Show what the clock would do with a campaign until a date.",
        discussion: """
            As if nobody did anything in between; what would stand in the way today is said.

              headroom schedule dry-run spring --until 2027-06-30
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Option(help: "The last day to look at.")
    var until: CivilDate

    @Flag(help: "Print one JSON object: {\"items\":[…],\"asOf\":position}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().dryRun(campaign: campaign, until: until)
            guard let run = found.value else {
                throw CommandFault(.refused, "there is no campaign \(campaign) on this node")
            }
            if json {
                let page = AsOf(value: run.steps, position: found.position, clock: found.clock)
                return JSONLine.write(JSONLine.list(page, \.json))
            }
            ScheduleLines.table(run.steps).write(ifEmpty: "Nothing would happen.")
        }
    }
}
