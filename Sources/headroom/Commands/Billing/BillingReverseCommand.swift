import ArgumentParser
import Contracts

/// Takes a fee, a milestone or an overage back.
struct BillingReverseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Take a fee, a milestone or an overage of the ledger back.",
        discussion: """
            The record stays; another one of the negated amount is added, once. What follows from \
            an event is taken back by voiding the event (fact.voided.v1).

              headroom billing reverse use_acme_812_1 --reason "agreed with the customer"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The record's id, as headroom billing ledger shows it.")
    var record: String

    @Option(help: "Why.")
    var reason: String

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .usageReverse,
                partition: try SendArguments.company(of: record),
                data: ["usageId": .string(record), "reason": .string(reason)]
            ) { "\(record) is taken back by \($0.result["usageId"]?.string ?? "")" }
        }
    }
}
