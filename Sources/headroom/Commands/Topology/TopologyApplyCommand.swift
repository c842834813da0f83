import AMQP
import ArgumentParser
import Contracts

/// Makes what Headroom needs on the broker.
struct TopologyApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Declare exchanges, queues and bindings on the broker; repeatable.",
        discussion: """
            What is there already, and equal, stays as it is. What is there with other properties \
            stops it with the broker's words; nothing is deleted. It needs a user with the right to \
            configure; users and permissions are in topology/definitions.json.

              headroom topology apply --amqp-url amqp://admin:password@host/headroom
            """
    )

    @OptionGroup var node: NodeArguments

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let plan = HeadroomTopology.plan
            try await TopologyInspector(configuration: try node.requiredBroker()).apply(plan)
            if json {
                JSONLine.write([
                    "exchanges": .int(Int64(plan.exchanges.count)),
                    "queues": .int(Int64(plan.queues.count)),
                    "bindings": .int(Int64(plan.bindings.count)),
                ])
            } else {
                Screen.write(
                    "\(plan.exchanges.count) exchanges, \(plan.queues.count) queues and"
                        + " \(plan.bindings.count) bindings are there\n"
                )
            }
        }
    }
}
