import AMQP
import ArgumentParser
import EventLog

/// Where the node keeps its state and which log it reads: the same on every command.
struct NodeArguments: ParsableArguments {
    /// The folder unless something else is said.
    static let defaultDataDir = ".headroom"

    @Option(
        name: .customLong("data-dir"),
        help: "The node's folder; also HEADROOM_DATA_DIR. (default: \(defaultDataDir))"
    )
    private var givenDataDir: String?

    @Option(
        name: .customLong("amqp-url"),
        help: "The broker, amqp:// or amqps://; also HEADROOM_AMQP_URL. Absent: embedded log."
    )
    private var givenURL: String?

    /// The folder, from the command line, the environment, or by default.
    var dataDir: String {
        givenDataDir ?? Environment.value("HEADROOM_DATA_DIR") ?? Self.defaultDataDir
    }

    /// The broker's URL, from the command line or the environment; nil for the embedded log.
    var amqpURL: String? { givenURL ?? Environment.value("HEADROOM_AMQP_URL") }

    /// The folder.
    var directory: DataDirectory { DataDirectory(dataDir) }

    /// The broker, or nil for the embedded log.
    ///
    /// Throws a sentence that names what is wrong.
    func broker() throws -> AMQPConfiguration? {
        guard let amqpURL else { return nil }
        do {
            return try AMQPConfiguration(url: amqpURL)
        } catch {
            throw CommandFault(.usage, "--amqp-url: \(error)")
        }
    }

    /// Opens the log for a command.
    func openLog(as role: EmbeddedLog.Role) async throws -> any EventLog {
        if let broker = try broker() { return RabbitMQLog(configuration: broker) }
        return try await EmbeddedLog(directory: directory.path, role: role)
    }

    /// What a node on this folder is made of.
    func plan(operationsPort: Int?) throws -> NodeHost.Plan {
        NodeHost.Plan(
            directory: directory,
            broker: try broker(),
            operationsPort: operationsPort
        )
    }
}
