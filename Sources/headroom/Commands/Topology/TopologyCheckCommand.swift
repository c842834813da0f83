import AMQP
import ArgumentParser
import Contracts

/// Looks whether the broker has what Headroom needs.
struct TopologyCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say which exchanges and queues are missing on the broker.",
        discussion: """
            It changes nothing and needs no right to configure. Bindings and arguments cannot be \
            asked for over AMQP. Exit code 0: all are there; 1: some are missing.

              headroom topology check --amqp-url amqp://user:password@host/headroom
            """
    )

    @OptionGroup var node: NodeArguments

    @Flag(help: "Print one JSON object: {\"checked\":number,\"missing\":[…]}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let plan = HeadroomTopology.plan
            let findings = try await TopologyInspector(configuration: try node.requiredBroker())
                .check(plan)
            let checked = plan.exchanges.count + plan.queues.count
            if json {
                JSONLine.write([
                    "checked": .int(Int64(checked)),
                    "missing": .array(
                        findings.map {
                            .object([
                                "subject": .string($0.subject), "message": .string($0.message),
                            ])
                        }
                    ),
                ])
            } else {
                for finding in findings { Screen.write("\(finding)\n") }
                Screen.write("\(checked - findings.count) of \(checked) are there\n")
            }
            guard findings.isEmpty else {
                throw CommandFault(
                    .refused,
                    "\(findings.count) are missing; headroom topology apply makes them"
                )
            }
        }
    }
}

extension NodeArguments {
    /// The broker; its absence is a fault.
    func requiredBroker() throws -> AMQPConfiguration {
        guard let broker = try broker() else {
            throw CommandFault(.usage, "name the broker with --amqp-url or HEADROOM_AMQP_URL")
        }
        return broker
    }
}
