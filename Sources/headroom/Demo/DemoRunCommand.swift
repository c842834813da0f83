import ArgumentParser
import Engine
import Logging

/// Runs a node with the demo data and shows what it does.
struct DemoRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a node, load the demo data and play enrollment traffic.",
        discussion: """
            The data is that of `demo load`, half a year of events that end this week; then \
            campaigns fill up, alerts are raised and credits are used while you look. Ctrl-C stops \
            it cleanly; started again on the same folder it goes on where it was.

              headroom demo run --data-dir .headroom-demo
            """
    )

    @OptionGroup var node: NodeArguments
    @OptionGroup var logging: LoggingArguments

    @Option(help: "The port of /metrics and /health on this machine; 0 takes any free one.")
    var port = 8080

    @Option(help: "Events a second, 1 to 1000.")
    var rate = 5

    @Option(help: "Stop by itself after this many events.")
    var events: Int?

    func run() async throws {
        try await CommandFault.reporting {
            let (metrics, logger) = logging.bootstrap(defaultLevel: .warning)
            let host = try await NodeHost(
                try node.plan(operationsPort: port),
                metrics: metrics,
                logger: logger
            )
            Screen.write("Headroom runs on \(node.dataDir). Metrics and health: \(address)\n")
            let loaded = try await load(host)
            let feeder = DemoFeeder(
                log: host.log,
                runner: host.runner,
                loaded: loaded,
                rate: rate,
                events: events,
                logger: logger
            )
            let show = DemoShow(
                runner: host.runner,
                database: node.directory.database,
                loaded: loaded,
                title: "Headroom · \(node.dataDir) · \(address)/metrics"
            )
            try await host.run(beside: [feeder, show])
        }
    }

    /// Loads the data before the node's first tick, which ends the past; returns its last position.
    private func load(_ host: NodeHost) async throws -> Int64 {
        do {
            return try await DemoLoader(clock: nil, isQuiet: false).load(into: host.log).position
        } catch {
            await host.close()
            throw error
        }
    }

    private var address: String { "http://127.0.0.1:\(port)" }
}
