import ArgumentParser
import Engine
import Logging

/// Runs a node with the demo data and shows what it does.
struct DemoRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a node, load the demo data and play enrollment traffic.",
        discussion: """
            Campaigns fill up, alerts are raised, seats are used, while you look. Ctrl-C stops it \
            cleanly; started again on the same folder it goes on where it was.

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
            let feeder = DemoFeeder(
                log: host.log,
                runner: host.runner,
                database: node.directory.database,
                rate: rate,
                events: events,
                logger: logger
            )
            let show = DemoShow(
                runner: host.runner,
                database: node.directory.database,
                title: "Headroom · \(node.dataDir) · \(address)/metrics"
            )
            try await host.run(beside: [feeder, show])
        }
    }

    private var address: String { "http://127.0.0.1:\(port)" }
}
