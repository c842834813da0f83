import AMQP
import API
import Contracts
import Engine
import EventLog
import Glibc
import Logging
import ServiceLifecycle
import Storage
import Synchronization
import Telemetry
import Threading
import UnixSignals

/// Puts a node together on a folder and runs it until it is told to stop.
struct NodeHost {
    /// What a node is made of.
    struct Plan: Sendable {
        /// The folder.
        var directory: DataDirectory
        /// The broker; nil for the embedded log.
        var broker: AMQPConfiguration?
        /// The address that `/metrics` and `/health` listen on.
        var operationsHost = "127.0.0.1"
        /// The port of `/metrics` and `/health`; nil for none, 0 for any.
        var operationsPort: Int?
        /// How the node runs.
        var options = NodeOptions()
    }

    let engine: Engine
    let log: any EventLog
    let runner: NodeRunner
    private let plan: Plan
    private let executor: ThreadExecutor
    private let relay: Relay?
    private let lock: Int32
    private let logger: Logger
    private let metrics: PrometheusMetrics

    /// Opens everything that a node needs.
    ///
    /// Throws a `CommandFault` with one sentence.
    init(
        _ plan: Plan,
        metrics: PrometheusMetrics,
        logger: Logger,
        onTurn: @escaping @Sendable (TurnReport) -> Void = { _ in }
    ) async throws {
        // A peer that goes away is an error to handle, not a reason to die.
        signal(SIGPIPE, SIG_IGN)
        try plan.directory.create()
        lock = try plan.directory.lock()
        self.plan = plan
        self.logger = logger
        self.metrics = metrics
        executor = ThreadExecutor(name: "engine")
        guard let note = CrashNote(path: plan.directory.crashNote) else {
            throw CommandFault(.unavailable, "\(plan.directory.crashNote) cannot be mapped")
        }
        engine = try Engine(path: plan.directory.database, executor: executor, probe: note)
        let engine = engine
        if let broker = plan.broker {
            log = RabbitMQLog(configuration: broker)
            relay = try Relay(
                engine: engine,
                path: plan.directory.database,
                exchange: Routes.outputExchange,
                logger: logger,
                connect: { RabbitMQPublisher(configuration: broker) }
            )
        } else {
            log = try await EmbeddedLog(directory: plan.directory.path, role: .node)
            relay = nil
        }
        if let finding = note.finding {
            logger.error(
                "the engine crashed in an earlier life",
                metadata: ["position": "\(finding.position)", "times": "\(finding.times)"]
            )
            if finding.times >= 2 {
                try await Quarantine(engine: engine, log: log, logger: logger)
                    .impose(finding.position)
            }
        }
        runner = await NodeRunner(
            engine: engine,
            log: log,
            relay: relay,
            options: plan.options,
            logger: logger,
            onTurn: onTurn
        )
    }

    /// Runs the node and its operations server; returns after SIGINT or SIGTERM.
    func run(beside services: [any Service] = []) async throws {
        var all: [any Service] = [NodeService(runner: runner)]
        if let port = plan.operationsPort {
            let health = NodeHealth(engine: engine, log: log, runner: runner)
            all.append(
                OperationsServer(
                    host: plan.operationsHost,
                    port: port,
                    health: health,
                    metrics: metrics,
                    logger: logger
                )
            )
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: (all + services).map {
                    .init(
                        service: $0,
                        successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup
                    )
                },
                gracefulShutdownSignals: [.sigint, .sigterm],
                logger: logger
            )
        )
        do {
            try await group.run()
        } catch {
            await close()
            throw error
        }
        await close()
    }

    /// Closes the log and ends the engine's thread.
    func close() async {
        await log.close()
        executor.stop()
    }
}
