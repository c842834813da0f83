import ArgumentParser
import Contracts
import Domain

/// Notes that a company bought a bundle.
struct SubscriptionCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Create a subscription: learners that a company bought for a period.",
        discussion: """
            It starts active and is charged once per period. Campaigns take shares of it: \
            headroom campaign create --subscription s1 --share-bp 2500.

              headroom subscription create --company acme --id s1 --sku B500 \\
                --annual-price 10000 --learners 500 --start 2030-01-01 --end 2030-12-31
            """
    )

    @OptionGroup var sending: SendArguments

    @Option(help: "The company that bought it.")
    var company: String

    @Option(help: "An id of your choice, without _ and @; otherwise one is made.")
    var id: String?

    @Option(help: "The bundle, as the price book names it.")
    var sku: String

    @Option(help: "How many of it.")
    var quantity: Int64 = 1

    @Option(help: "What one costs for the period, such as 10000.")
    var annualPrice: String

    @Option(help: "The currency of the price.")
    var currency: Currency = .eur

    @Option(help: "The learners that one supports.")
    var learners: Int64

    @Option(help: "The first day, YYYY-MM-DD.")
    var start: CivilDate

    @Option(help: "The last day, inclusive, YYYY-MM-DD.")
    var end: CivilDate

    @Option(help: "Whether its campaigns lend each other what they do not use: none or siblings.")
    var borrowing: SubscriptionBorrowing = .none

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "sku": .string(sku), "quantity": .int(quantity),
                "annualPrice": try MoneyText.json(
                    annualPrice,
                    currency,
                    option: "--annual-price"
                ),
                "learnersSupported": .int(learners), "periodStart": .string(start.iso),
                "periodEnd": .string(end.iso), "borrowing": .string(borrowing.rawValue),
            ]
            data["id"] = id.map { .string($0) }
            try await sending.send(.subscriptionCreate, partition: company, data: data) {
                "created subscription \($0.result["id"]?.string ?? "")"
            }
        }
    }
}
