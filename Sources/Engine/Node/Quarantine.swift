import Contracts
package import EventLog
package import Logging

/// Passes over a record that crashed the engine twice, for this node and for every other one.
package struct Quarantine: Sendable {
    /// Who signs the record that says so.
    static let principal = Principal(id: "node", role: .platformAdmin, companies: ["*"])

    /// The routing key of the records that quarantine others.
    package static let routingKey =
        "\(CommandName.recordQuarantine.routingName).\(Routes.platform)"

    private let engine: Engine
    private let log: any EventLog
    private let logger: Logger

    /// Makes the means to quarantine records of a log.
    package init(engine: Engine, log: any EventLog, logger: Logger) {
        self.engine = engine
        self.log = log
        self.logger = logger
    }

    /// Appends the record that names the position, and lets the engine pass over it.
    ///
    /// Doing it twice appends the same record twice, which is harmless.
    package func impose(_ position: Int64) async throws {
        try await log.append([
            CommandMessage.make(
                .recordQuarantine,
                key: "quarantine-\(position)",
                partition: Routes.platform,
                principal: Self.principal,
                data: ["position": .int(position)]
            )
        ])
        await engine.quarantine([position])
        logger.critical(
            "a record crashed the engine twice and is quarantined",
            metadata: ["position": "\(position)"]
        )
    }

    /// The positions that records of the log quarantine, among the entries given.
    package static func positions(in entries: [LogEntry]) -> Set<Int64> {
        var positions: Set<Int64> = []
        for entry in entries where entry.message.routingKey == routingKey {
            let record = RecordDecoder.decode(position: entry.position, message: entry.message)
            guard case .input(.command(let command)) = record.content,
                command.principal?.role == .platformAdmin,
                case .recordQuarantine(let position) = command.body
            else { continue }
            positions.insert(position)
        }
        return positions
    }
}
