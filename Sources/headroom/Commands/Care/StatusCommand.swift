import ArgumentParser
import Contracts
import Domain
import Engine
import EventLog
import Storage

/// Says how a node stands.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show how the node stands and how full its campaigns are.",
        discussion: """
            Read from the node's database; how far the log is ahead is asked of the log, and left \
            out when the log is out of reach.

              headroom status --data-dir .headroom
            """
    )

    @OptionGroup var node: NodeArguments

    @Option(help: "How many of the fullest live campaigns are drawn.")
    var campaigns = 10

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            _ = try node.broker()
            let reader = try node.reader()
            let status = try await reader.status()
            let end = await logEnd()
            if json {
                var object = status.value.json
                object["position"] = .int(status.position)
                object["clock"] = .string(status.clock.rfc3339)
                object["logPosition"] = end.map { .int($0) } ?? .null
                object["lag"] = end.map { .int(max(0, $0 - status.position)) } ?? .null
                JSONLine.write(object)
            } else {
                Screen.write(lines(status, end).joined(separator: "\n") + "\n")
                let fullest = try await reader.fullest(limit: Int64(max(0, campaigns)))
                guard !fullest.value.isEmpty else { return }
                Screen.write("\n")
                CampaignLines.table(fullest.value).write(ifEmpty: "")
            }
        }
    }

    private func logEnd() async -> Int64? {
        guard let log = try? await node.openLog(as: .client) else { return nil }
        let end = try? await log.lastPosition()
        await log.close()
        return end
    }

    private func lines(_ page: AsOf<NodeStatus>, _ end: Int64?) -> [String] {
        let status = page.value
        let lag = end.map { max(0, $0 - page.position) }
        let behind = lag.map {
            $0 == 0 ? "up to date with the log" : "\($0) records behind the log"
        }
        let tallies = status.tallies.sorted { $0.key < $1.key }.filter { $0.value > 0 }
            .map { "\($0.value) \($0.key.replacing("_", with: " "))" }
        let states = status.campaigns.map { "\($0.count) \($0.status.rawValue)" }
        let live = CapacityUnit.allCases.compactMap { unit in
            status.liveByUnit[unit].map {
                "\(UnitText.count($0.used, unit)) of \(UnitText.count($0.limit, unit))"
                    + " \(UnitText.name(unit))"
            }
        }
        return [
            "position    \(page.position), \(behind ?? "the log is out of reach")",
            "clock       \(page.clock.ms == 0 ? "not started" : page.clock.rfc3339)",
            "inputs      \(tallies.isEmpty ? "none" : tallies.joined(separator: ", "))",
            "outputs     \(status.lastFeed) written, \(status.confirmedFeed) confirmed,"
                + " \(status.prunedFeed) pruned",
            "desk        \(status.rejectedOpen) rejected and open, \(status.parked) parked",
            "companies   \(status.companies)",
            "campaigns   \(states.isEmpty ? "none" : states.joined(separator: ", "))",
            "live        \(live.isEmpty ? "nothing" : live.joined(separator: ", ")) used,"
                + " \(status.live.waiting) waiting, upsell signals open: \(status.openSignals)",
            "next due    \(status.nextDue?.rfc3339 ?? "nothing")",
            "files       \(ByteText.size(status.databaseBytes)), write-ahead log"
                + " \(ByteText.size(status.walBytes))",
        ]
    }
}
