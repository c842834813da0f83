import ArgumentParser
import Contracts
import Domain

/// Moves a cohort to another state.
struct InstanceTransitionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transition",
        abstract: "Start, pause, resume or complete a cohort.",
        discussion: """
            The states are planned, active, paused and completed.

              headroom instance transition ins_acme_812_1 paused --reason "no room"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The cohort's id.")
    var id: String

    @Argument(help: "The state to reach.")
    var target: InstanceStatus

    @Option(help: "Why; needed to pause.")
    var reason: String?

    @Flag(help: "Start before its first day.")
    var earlyStart = false

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "instanceId": .string(id), "target": .string(target.rawValue),
                "earlyStart": .bool(earlyStart),
            ]
            data["reason"] = reason.map { .string($0) }
            try await sending.send(
                .instanceTransition,
                partition: try await sending.company(ofInstance: id, given: company),
                data: data
            ) { _ in "cohort \(id) is \(target.rawValue)" }
        }
    }
}
