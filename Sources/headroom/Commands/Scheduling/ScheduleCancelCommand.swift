import ArgumentParser
import Contracts

/// Takes an order for later back.
struct ScheduleCancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancel a transition that was ordered for later.",
        discussion: """
              headroom schedule cancel sch_acme_812_1
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The order's id.")
    var id: String

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .scheduleCancel,
                partition: try company ?? SendArguments.company(of: id),
                data: ["scheduleId": .string(id)]
            ) { _ in "canceled \(id)" }
        }
    }
}
