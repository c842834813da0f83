import AMQP
import Contracts
import Engine
import EventLog
import Logging
import Storage
import Threading

/// A node under measurement: its log, its engine, and a runner for every run.
final class BenchStage: Sendable {
    /// Companies, campaigns and events.
    let data: BenchData
    /// The log.
    let log: any EventLog
    /// The engine.
    let engine: Engine
    /// The broker, if there is one.
    let broker: AMQPConfiguration?
    /// The node's database.
    let database: String
    private let executor: ThreadExecutor
    private let logger: Logger

    /// Opens a fresh node.
    init(place: BenchPlace, name: String, data: BenchData, logger: Logger) async throws {
        self.data = data
        self.logger = logger
        let directory = place.folder(name)
        try directory.create()
        database = directory.database
        executor = ThreadExecutor(name: "engine")
        engine = try Engine(
            path: database,
            executor: executor,
            probe: NoProbe(),
            awakeCampaigns: 20_000
        )
        if place.hasBroker {
            let configuration = try await place.prepareBroker()
            broker = configuration
            log = RabbitMQLog(configuration: configuration)
        } else {
            broker = nil
            log = try await EmbeddedLog(directory: directory.path, role: .node)
        }
    }

    /// A runner that starts where the engine stands; it appends no ticks.
    func runner() async throws -> NodeRunner {
        var options = NodeOptions()
        options.ticks = false
        var relay: Relay?
        if let broker {
            relay = try Relay(
                engine: engine,
                path: database,
                exchange: Routes.outputExchange,
                logger: logger,
                connect: { RabbitMQPublisher(configuration: broker) }
            )
        }
        return await NodeRunner(
            engine: engine,
            log: log,
            relay: relay,
            options: options,
            logger: logger
        )
    }

    /// Closes the log and ends the engine's thread.
    func close() async {
        await log.close()
        executor.stop()
    }
}
