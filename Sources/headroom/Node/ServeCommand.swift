import ArgumentParser
import Engine
import Logging

/// Runs a node until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run a node: fold the log, publish what follows from it.",
        discussion: """
            Without --amqp-url the log is a file in the data folder, and outputs are read with \
            `headroom tail`. With it, the log is the stream headroom.log of that broker and outputs \
            go to the exchange headroom.out. SIGINT and SIGTERM stop the node cleanly.

              headroom serve --data-dir /var/lib/headroom --amqp-url amqps://node:…@broker/headroom
            """
    )

    @OptionGroup var node: NodeArguments
    @OptionGroup var logging: LoggingArguments

    @Option(help: "The address that /metrics and /health listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port of /metrics and /health on this machine; 0 takes any free one.")
    var port = 8080

    @Flag(help: "Leave the appending of ticks to another node.")
    var noTicks = false

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port must be from 0 to 65535")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let (metrics, logger) = logging.bootstrap(defaultLevel: .info)
            NodeMetrics.begin(in: metrics)
            var plan = try node.plan(operationsPort: port)
            plan.options.ticks = !noTicks
            plan.operationsHost = host
            let host = try await NodeHost(plan, metrics: metrics, logger: logger)
            logger.info("the node starts", metadata: ["path": "\(node.dataDir)"])
            try await host.run()
            logger.info("the node has stopped")
        }
    }
}
