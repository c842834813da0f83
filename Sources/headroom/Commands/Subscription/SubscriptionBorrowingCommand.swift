import ArgumentParser
import Contracts
import Domain
import Storage

/// Says whether the campaigns of a subscription lend each other.
struct SubscriptionBorrowingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "borrowing",
        abstract: "Say whether the campaigns of a subscription lend each other.",
        discussion: """
            With siblings a campaign that is full takes what another has not used; with none each \
            keeps to its own share, and what is lent comes back as room allows.

              headroom subscription borrowing s1 siblings
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The subscription's id.")
    var id: String

    @Argument(help: "none or siblings.")
    var borrowing: SubscriptionBorrowing

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .subscriptionSetBorrowing,
                partition: try await owner(),
                data: ["subscriptionId": .string(id), "borrowing": .string(borrowing.rawValue)]
            ) { _ in "\(id): borrowing is \(borrowing.rawValue)" }
        }
    }

    private func owner() async throws -> String {
        if let company { return company }
        guard let found = try await sending.node.reader().subscription(id).value else {
            throw CommandFault(.refused, "there is no subscription \(id) on this node")
        }
        return found.row.subscription.company
    }
}
