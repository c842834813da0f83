import ArgumentParser
import Contracts
import Domain

/// Has a campaign come again.
struct RecurrenceSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Have a campaign come again every month, quarter or year.",
        discussion: """
            Each time it is copied and planned the given number of days before it starts.

              headroom recurrence set spring --every quarter --lead-days 30 --ends-after 4
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Option(help: "month, quarter or year.")
    var every: RecurrenceInterval

    @Option(help: "Days before a start at which the copy is made, 0 to 90.")
    var leadDays: Int64

    @Option(help: "How many copies, 1 to 40.")
    var endsAfter: Int64

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .recurrenceSet,
                partition: try await sending.company(ofCampaign: campaign, given: company),
                data: [
                    "campaignId": .string(campaign), "every": .string(every.rawValue),
                    "leadDays": .int(leadDays), "endsAfter": .int(endsAfter),
                ]
            ) { _ in "\(campaign) comes again every \(every.rawValue)" }
        }
    }
}
