import ArgumentParser
import Contracts
import Domain

/// Makes a campaign and moves it on, if that is wanted.
struct CampaignCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Create a campaign, in draft unless told to move it on.",
        discussion: """
            The command goes through the log and is answered by the node. Sent a second time with \
            the same content it changes nothing and gives the same answer. Sold are seats, \
            credits, learners (iaas), a share of a subscription (bundle), or what was agreed \
            (custom).

              headroom campaign create --company acme --id spring --name "Spring mentors" \\
                --template mentor@1 --group newcomers --start 2030-05-01 --end 2030-10-31 \\
                --seats 50 --price 500 --budget 200000 --activate
              headroom campaign create --company acme --name Letters \\
                --credits 4000 --price 0.50 --overage-price 0.60 --tariff session:hour:10
              headroom campaign create --company acme --name Skills \\
                --learners 500 --price 150 --guarantee sroi:300 --guarantee vis:70
              headroom campaign create --company acme --name Shared \\
                --subscription s1 --share-bp 2500
              headroom campaign create --company acme --name Coaching --fee 5000 \\
                --component coaching:hour:45:100 --milestone kickoff:1000:2030-06-01
            """
    )

    @OptionGroup var sending: SendArguments
    @OptionGroup var fields: CampaignFieldArguments

    @Option(help: "The company that the campaign belongs to.")
    var company: String

    @Option(help: "An id of your choice, without _ and @; otherwise one is made.")
    var id: String?

    @Flag(help: "Move it to planned.")
    var plan = false

    @Flag(help: "Move it to planned and recruiting.")
    var recruit = false

    @Flag(help: "Move it to planned, recruiting and active; its start date moves to today.")
    var activate = false

    func run() async throws {
        try await CommandFault.reporting {
            let billing = await sending.node.billingCurrency(of: company)
            var data: JSONObject = ["fields": .object(try fields.json(billing: billing))]
            if let id { data["id"] = .string(id) }
            let steps = steps
            let created = try await sending.send(
                .campaignCreate,
                partition: company,
                data: data,
                isLast: steps.isEmpty
            ) { "created campaign \($0.result["id"]?.string ?? "") in draft" }
            guard let campaign = created.result["id"]?.string else {
                throw CommandFault(.broken, "the answer names no campaign")
            }
            for (index, step) in steps.enumerated() {
                try await move(campaign, to: step, isLast: index == steps.count - 1, data)
            }
        }
    }

    private var steps: [CampaignStatus] {
        if activate { return [.planned, .recruiting, .active] }
        if recruit { return [.planned, .recruiting] }
        return plan ? [.planned] : []
    }

    /// The key of a step follows from the content of the whole, so that all of it may be repeated.
    private func move(
        _ campaign: String,
        to target: CampaignStatus,
        isLast: Bool,
        _ data: JSONObject
    ) async throws {
        var sending = sending
        sending.idempotencyKey = sending.key(for: .campaignCreate, company, data)
        try await sending.send(
            .campaignTransition,
            partition: company,
            data: [
                "campaignId": .string(campaign), "target": .string(target.rawValue),
                "earlyStart": .bool(target == .active),
            ],
            keySuffix: "-\(target.rawValue)",
            isLast: isLast
        ) { _ in "moved to \(target.rawValue)" }
    }
}
