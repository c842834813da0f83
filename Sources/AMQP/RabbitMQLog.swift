package import Contracts
package import EventLog

/// The log as a stream of a RabbitMQ broker, which a topic exchange feeds.
///
/// Appends share one publishing connection; after a fault it is replaced, not before some time
/// has passed. Every reader has a connection of its own, so that a broker short of memory, which
/// stops reading from publishers, still takes the readers' acknowledgements.
package actor RabbitMQLog: EventLog {
    private let configuration: AMQPConfiguration
    private let exchange: String
    private let stream: String
    private let appendTimeout: Duration
    private var publishing: PublishingConnection?
    private var backoff = Backoff()
    private var pause: (end: ContinuousClock.Instant, fault: LogFault)?
    private var isClosed = false

    /// Names the broker, the exchange to append to and the stream to read.
    ///
    /// Nothing is connected before it is used. `appendTimeout` bounds the wait for confirms, for
    /// instance while the broker is short of memory and takes no messages.
    package init(
        configuration: AMQPConfiguration,
        exchange: String = "headroom.in",
        stream: String = "headroom.log",
        appendTimeout: Duration = .seconds(30)
    ) {
        self.configuration = configuration
        self.exchange = exchange
        self.stream = stream
        self.appendTimeout = appendTimeout
    }

    /// Publishes the messages and returns when the broker has confirmed all of them.
    ///
    /// A message that reaches no queue is refused: without its stream the exchange has no log.
    /// After a failure the broker is left alone for a growing while, in which appends fail at
    /// once with the fault that came first.
    package func append(_ messages: [LogMessage]) async throws(LogFault) {
        guard !messages.isEmpty else { return }
        let connection = try publishingConnection()
        do throws(AMQPFault) {
            let deadline = ContinuousClock.now + appendTimeout
            let outgoing = messages.map { OutgoingMessage($0, exchange: exchange) }
            try await connection.send(outgoing, confirmedBy: deadline)
            backoff.succeeded()
        } catch {
            throw await replace(connection, after: error)
        }
    }

    /// Opens a reader on a connection of its own.
    ///
    /// Fails with `historyGone` when the stream begins after `position`, and with `refused` when
    /// it ends before the position in front of it, which somebody has read in another stream.
    package func reader(from position: Int64) async throws(LogFault) -> any LogReader {
        try checkOpen()
        return try await RabbitMQLogReader(configuration, stream: stream, from: position)
    }

    /// Reads the stream's last chunk and returns the position of its last message.
    package func lastPosition() async throws(LogFault) -> Int64 {
        try checkOpen()
        let stream = stream
        do throws(AMQPFault) {
            let last = try await BriefConnection.with(configuration, purpose: "headroom probe") {
                session throws(AMQPFault) in
                try session.lastOffset(of: stream)
            }
            return last.map { $0 + 1 } ?? 0
        } catch {
            throw LogFault(error)
        }
    }

    /// Ends the publishing connection; readers are closed on their own.
    package func close() async {
        isClosed = true
        let connection = publishing
        publishing = nil
        await connection?.close()
    }

    private func checkOpen() throws(LogFault) {
        if isClosed { throw LogFault(.closed, "the log was closed") }
    }

    private func publishingConnection() throws(LogFault) -> PublishingConnection {
        try checkOpen()
        if let publishing { return publishing }
        if let pause, pause.end > .now { throw pause.fault }
        let connection = PublishingConnection(
            configuration,
            purpose: "headroom append",
            limit: 4_096
        )
        publishing = connection
        return connection
    }

    private func replace(
        _ connection: PublishingConnection,
        after fault: AMQPFault
    ) async -> LogFault {
        let logFault = LogFault(fault)
        if publishing === connection {
            publishing = nil
            pause = (.now + backoff.failed(chance: .random(in: 0...(.max))), logFault)
            await connection.close()
        }
        return logFault
    }
}
