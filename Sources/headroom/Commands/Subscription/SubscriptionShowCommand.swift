import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows a subscription with its shares and loans.
struct SubscriptionShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one subscription: price, shares, and who lent whom.",
        discussion: """
            Read from the node's database; nothing is asked of the node.

              headroom subscription show s1
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The subscription's id.")
    var id: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().subscription(id)
            guard let detail = found.value else {
                throw CommandFault(.refused, "there is no subscription \(id) on this node")
            }
            if json {
                var object = detail.json
                object["asOf"] = .int(found.position)
                JSONLine.write(object)
            } else {
                Screen.write(lines(detail).joined(separator: "\n") + "\n")
            }
        }
    }

    private func lines(_ detail: SubscriptionDetail) -> [String] {
        let subscription = detail.row.subscription
        let price = subscription.annualPrice
        let values = subscription.shareValues()
        let value = { (minor: Int64?) in
            minor.map { ", worth \(MoneyText.text(Money(amount: $0, currency: price.currency)))" }
                ?? ""
        }
        let learners = subscription.learners.map { "\($0)" } ?? "-"
        let head = [
            "\(subscription.id)  \(subscription.quantity) x \(subscription.sku)",
            "  company     \(subscription.company)",
            "  state       \(subscription.status.rawValue), version \(detail.row.version)",
            "  period      \(subscription.period.first.iso) to \(subscription.period.last.iso)",
            "  learners    \(learners), \(subscription.learnersSupported) in each",
            "  price       \(MoneyText.text(price)) each",
            "  borrowing   \(subscription.borrowing.rawValue)",
        ]
        let shares = subscription.shares.sorted { $0.key < $1.key }.map { share in
            "  share       \(share.key) \(UnitText.percent(share.value))"
                + value(values?.campaigns[share.key])
        }
        let rest = UnitText.percent(subscription.unallocatedBp) + value(values?.unallocated)
        let loans = detail.loans.map { loan in
            "  loan        \(loan.lender) lent \(loan.borrower) \(loan.learners)"
        }
        return head + shares + ["  unshared    \(rest)"] + loans
    }
}
