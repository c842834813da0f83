import EventLog
import Storage
import Threading

/// Reads the outbox on a thread of its own, so that the engine never waits for the relay.
actor OutboxFeed {
    private let executor: ThreadExecutor
    private let reader: OutboxReader

    /// The thread that reads.
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(path: String) throws {
        executor = ThreadExecutor(name: "outbox")
        reader = try OutboxReader(path: path)
    }

    /// Up to `limit` rows behind a feed number, as publications.
    ///
    /// An output that also is somebody's verdict becomes two publications. The first of the two
    /// carries the place before its own, so that the place counts as confirmed with the second.
    func publications(
        behind feed: Int64,
        limit: Int64,
        exchange: String
    ) throws -> (publications: [Publication], last: Int64) {
        let rows = try reader.rows(behind: feed, limit: limit)
        var publications: [Publication] = []
        publications.reserveCapacity(rows.count)
        for row in rows {
            let isOutput = !row.routingKey.isEmpty
            if isOutput {
                publications.append(
                    Publication(
                        feed: row.replyTo == nil ? row.feed : row.feed - 1,
                        exchange: exchange,
                        routingKey: row.routingKey,
                        messageId: row.id,
                        correlationId: nil,
                        body: row.body,
                        mandatory: true
                    )
                )
            }
            guard let replyTo = row.replyTo else { continue }
            publications.append(
                Publication(
                    feed: row.feed,
                    exchange: "",
                    routingKey: replyTo,
                    messageId: row.id,
                    correlationId: row.correlation,
                    body: row.body,
                    mandatory: false
                )
            )
        }
        return (publications, rows.last?.feed ?? feed)
    }

    /// Ends the thread.
    nonisolated func close() { executor.stop() }
}
