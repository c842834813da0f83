import ArgumentParser
import Contracts
import Domain

/// Orders a transition for later.
struct ScheduleCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Have a campaign moved to a state on a date.",
        discussion: """
            What stands in the way on that day is tried again for a week, then told.

              headroom schedule create spring paused --date 2026-12-20 --reason "holidays"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Argument(help: "The state to reach.")
    var target: CampaignStatus

    @Option(help: "The day; it happens at local midnight.")
    var date: CivilDate?

    @Option(help: "The instant, instead of --date.")
    var at: Instant?

    @Option(help: "Why; needed to pause, to close and to end early.")
    var reason: String?

    @Option(help: "Only with at least so many volunteers.")
    var minVolunteers: Int64?

    @Option(help: "Only with at least so many beneficiaries.")
    var minBeneficiaries: Int64?

    @Flag(help: "Start before the start date, which then moves.")
    var earlyStart = false

    @Option(help: "An id of your choice, without _ and @; otherwise one is made.")
    var id: String?

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            var conditions: JSONObject = [:]
            conditions["minVolunteers"] = minVolunteers.map { .int($0) }
            conditions["minBeneficiaries"] = minBeneficiaries.map { .int($0) }
            if earlyStart { conditions["earlyStart"] = .bool(true) }
            var data: JSONObject = [
                "campaignId": .string(campaign), "target": .string(target.rawValue),
                "preconditions": .object(conditions),
            ]
            data["id"] = id.map { .string($0) }
            data["dueDate"] = date.map { .string($0.iso) }
            data["dueAt"] = at.map { .string($0.rfc3339) }
            data["reason"] = reason.map { .string($0) }
            try await sending.send(
                .scheduleCreate,
                partition: try await sending.company(ofCampaign: campaign, given: company),
                data: data
            ) { "ordered \($0.result["id"]?.string ?? "")" }
        }
    }
}
