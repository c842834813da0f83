import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows where the thresholds of a campaign stand.
struct AlertThresholdsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract:
            "Show all thresholds of a campaign: from which use they fire, or why they do not.",
        discussion: """
            Read from the node's database; times are the company's.

              headroom alert thresholds list spring
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().thresholds(campaign: campaign)
            guard let report = found.value else {
                throw CommandFault(.refused, "there is no campaign \(campaign) on this node")
            }
            if json {
                var object = report.json
                object["asOf"] = .int(found.position)
                return JSONLine.write(object)
            }
            Screen.write(
                "\(campaign): \(report.room.used) of \(report.room.limit), cap \(report.room.cap)\n"
            )
            var table = TextTable("threshold", "severity", "fires at", "re-arms at", "now")
            for standing in report.standings {
                table.add(
                    standing.name,
                    standing.severity.rawValue,
                    "\(standing.crossedFrom)",
                    standing.rearmedUpTo.map { "\($0)" } ?? "-",
                    standing.sentence(in: report.zone)
                )
            }
            table.write(ifEmpty: "There are no thresholds.")
        }
    }
}
