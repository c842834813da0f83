import ArgumentParser
import Contracts

/// Sends a range of outputs to a consumer's queue again.
struct BillingResendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resend",
        abstract: "Publish a range of a company's outputs to a consumer's queue again.",
        discussion: """
            The same messages with the same ids, in order, 100000 at most at a time, and behind \
            them a verdict that says how many there were. What the node keeps no longer is refused \
            there, and the verdict names the first number that is left. Numbers are sequences of \
            the company, with --type typesequences of that type.

            On the embedded log there are no queues; headroom tail shows a range again:

              headroom billing resend acme --from 4001 --to 4711 --type billing.usage_recorded
              headroom tail --company acme --from-sequence 4001 --to-sequence 4711 --json
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The company.")
    var company: String

    @Option(help: "The number of the first output.")
    var from: Int64

    @Option(help: "The number of the last one; all there are when left out.")
    var to: Int64?

    @Option(help: "Only a type, such as billing.usage_recorded, counted by its typesequence.")
    var type: String?

    @Option(help: "The queue that gets them.")
    var queue = ConsumerQueue.billingUsage.rawValue

    func run() async throws {
        try await CommandFault.reporting {
            guard try sending.node.broker() != nil else {
                throw CommandFault(
                    .usage,
                    "the embedded log has no queues; headroom tail --company \(company)"
                        + " --from-sequence \(from) shows the outputs again"
                )
            }
            var data: JSONObject = ["fromSequence": .int(from), "queue": .string(queue)]
            data["toSequence"] = to.map { .int($0) }
            data["type"] = type.map { type in
                .string(TailFilter(types: [type], company: nil, campaign: nil).types.first ?? type)
            }
            try await sending.send(.billingResend, partition: company, data: data) { verdict in
                let last = verdict.result["toSequence"]?.int ?? 0
                guard last >= from else {
                    return "\(company) has no output from \(from) on; the last one is"
                        + " \(verdict.result["writtenSequence"]?.int ?? 0)"
                }
                return "\(from) to \(last) of \(company) go to \(queue) again as"
                    + " \(verdict.result["resendId"]?.string ?? "")"
            }
        }
    }
}
