import ArgumentParser
import Contracts
import Domain

/// Moves a campaign along an edge of its life.
struct CampaignTransitionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transition",
        abstract: "Move a campaign to another state.",
        discussion: """
            The states are draft, planned, recruiting, active, paused, completed and closed. What \
            stands in the way is said with all its codes, and nothing changes then.

              headroom campaign transition spring paused --reason "no rooms until May"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var id: String

    @Argument(help: "The state to reach.")
    var target: CampaignStatus

    @Option(help: "Why; needed to pause, to close and to end early.")
    var reason: String?

    @Flag(help: "Start before the start date, which then moves to today.")
    var earlyStart = false

    @Flag(help: "Close although something is open; needs a reason.")
    var force = false

    @Option(help: "Do it only if the campaign still has this version.")
    var expectedVersion: Int64?

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "campaignId": .string(id), "target": .string(target.rawValue),
                "earlyStart": .bool(earlyStart), "force": .bool(force),
            ]
            data["reason"] = reason.map { .string($0) }
            data["expectedVersion"] = expectedVersion.map { .int($0) }
            try await sending.send(
                .campaignTransition,
                partition: try await sending.company(ofCampaign: id, given: company),
                data: data
            ) { "\(id) is \(target.rawValue), version \($0.result["version"]?.int ?? 0)" }
        }
    }
}
