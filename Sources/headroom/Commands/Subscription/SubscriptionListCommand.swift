import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists subscriptions.
struct SubscriptionListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List subscriptions with what is left to share.",
        discussion: """
            Read from the node's database; nothing is asked of the node.

              headroom subscription list --company acme
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "Only those of a company.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().subscriptions(company: company, limit: list.limit)
            if list.json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable(
                "subscription",
                "company",
                "state",
                "bundle",
                "learners",
                "price",
                "from",
                "to",
                "borrowing",
                "unshared"
            )
            for row in page.value {
                let subscription = row.subscription
                table.add(
                    subscription.id,
                    subscription.company,
                    subscription.status.rawValue,
                    "\(subscription.quantity) x \(subscription.sku)",
                    subscription.learners.map { "\($0)" } ?? "-",
                    MoneyText.text(subscription.annualPrice),
                    subscription.period.first.iso,
                    subscription.period.last.iso,
                    subscription.borrowing.rawValue,
                    UnitText.percent(subscription.unallocatedBp)
                )
            }
            table.write(ifEmpty: "There are no subscriptions.")
        }
    }
}
