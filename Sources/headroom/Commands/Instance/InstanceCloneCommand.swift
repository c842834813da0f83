import ArgumentParser
import Contracts
import Domain

/// Copies a cohort.
struct InstanceCloneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clone",
        abstract: "Plan copies of a cohort, one after the other.",
        discussion: """
            The copies keep the length and what the cohort overrides, not its people.

              headroom instance clone ins_acme_812_1 --start 2026-03-09 --count 3
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The cohort's id.")
    var id: String

    @Option(help: "The first day of the first copy.")
    var start: CivilDate?

    @Option(help: "Days to move the dates by, instead of --start.")
    var shiftDays: Int64?

    @Option(help: "How many, 1 to 20.")
    var count: Int64 = 1

    @Option(help: "Days from one start to the next; the length when left out.")
    var gapDays: Int64?

    @Option(help: "The campaign that gets the copies, if another.")
    var into: String?

    @Option(help: "The name.")
    var name: String?

    @Flag(help: "Take the newest active version of the template.")
    var repin = false

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "instanceId": .string(id), "count": .int(count), "repin": .bool(repin),
            ]
            data["startDate"] = start.map { .string($0.iso) }
            data["shiftDays"] = shiftDays.map { .int($0) }
            data["gapDays"] = gapDays.map { .int($0) }
            data["targetCampaignId"] = into.map { .string($0) }
            data["name"] = name.map { .string($0) }
            try await sending.send(
                .instanceClone,
                partition: try await sending.company(ofInstance: id, given: company),
                data: data
            ) { _ in "planned \(count) \(count == 1 ? "copy" : "copies") of \(id)" }
        }
    }
}
