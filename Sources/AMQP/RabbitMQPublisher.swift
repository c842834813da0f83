package import EventLog
import Threading

/// Publishes outputs with confirms, in order, some thousands ahead of them.
package actor RabbitMQPublisher: OutputPublisher {
    private let connection: PublishingConnection
    private var feeds = FeedMap()

    /// Shares the connection's thread, so that a call costs one hop and order is kept.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        connection.executor.asUnownedSerialExecutor()
    }

    /// Names the broker; it is reached with the first submission.
    ///
    /// `window` is the number of publications that may be unconfirmed.
    package init(configuration: AMQPConfiguration, window: Int = 4_096) {
        connection = PublishingConnection(
            configuration,
            purpose: "headroom relay",
            limit: max(window, 1)
        )
    }

    /// Hands publications over and returns when all of them are with the broker, unconfirmed.
    package func submit(_ publications: [Publication]) async throws(LogFault) {
        guard !publications.isEmpty else { return }
        for publication in publications { feeds.submitted(publication.feed) }
        do throws(AMQPFault) {
            _ = try await connection.submit(publications.map { OutgoingMessage($0) })
        } catch {
            throw LogFault(error)
        }
    }

    /// Waits for confirms beyond `feed`; what was confirmed before a fault is told before it.
    package func confirmed(
        beyond feed: Int64,
        patience: Duration
    ) async throws(LogFault) -> Int64 {
        let known = feeds.tag(of: feed)
        do throws(AMQPFault) {
            let tag = try await connection.confirmed(beyond: known, until: .now + patience)
            return tag > known ? feeds.feed(of: tag) ?? feed : feed
        } catch {
            throw LogFault(error)
        }
    }

    /// Why the broker takes no messages at present, nil when it does.
    package var blockedReason: String? {
        get async { await connection.blockedReason }
    }

    /// Ends the connection; what is unconfirmed may or may not have arrived.
    package func close() async {
        await connection.close()
    }
}
