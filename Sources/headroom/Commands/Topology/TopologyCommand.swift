import ArgumentParser

/// Exchanges and queues on the broker.
struct TopologyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topology",
        abstract: "Check or make the exchanges and queues that Headroom needs on a broker.",
        subcommands: [TopologyCheckCommand.self, TopologyApplyCommand.self]
    )
}
