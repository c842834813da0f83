import GRDB
import GRDBSQLite

/// Reads the outbox on a connection of its own, beside the engine that writes it.
///
/// Read-only, never checkpoints, one short statement at a time, so it never pins the write-ahead
/// log. It belongs to one thread: the relay's, or that of whoever tails.
package final class OutboxReader {
    private let queue: DatabaseQueue
    private let behind: SQLStatement
    private let relay: SQLStatement
    private let newest: SQLStatement
    private let answered: SQLStatement

    /// Opens a node's database for reading.
    ///
    /// Throws `StorageFault`.
    package init(path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "headroom.outbox"
        configuration.busyMode = .timeout(5)
        queue = try DatabaseQueue(path: path, configuration: configuration)
        let connection = try queue.read { db in
            guard let connection = db.sqliteConnection else {
                throw StorageFault(.inputOutput, "the database is closed")
            }
            return connection
        }
        behind = try SQLStatement(
            connection,
            """
            SELECT feed, id, partition, type, routing_key, reply_to, correlation, body
            FROM outbox WHERE feed > ? ORDER BY feed LIMIT ?
            """
        )
        newest = try SQLStatement(
            connection,
            "SELECT max(pruned, (SELECT coalesce(max(feed), 0) FROM outbox)) FROM relay"
        )
        answered = try SQLStatement(connection, "SELECT resent FROM relay WHERE id = 1")
        relay = try SQLStatement(connection, "SELECT confirmed, pruned FROM relay WHERE id = 1")
    }

    /// Up to `limit` rows behind a feed number, in order.
    package func rows(behind feed: Int64, limit: Int64) throws(StorageFault) -> [OutboxRow] {
        try behind.all(
            {
                $0.add(feed)
                $0.add(limit)
            },
            {
                OutboxRow(
                    feed: $0.int(),
                    id: $0.text(),
                    partition: $0.text(),
                    type: $0.text(),
                    routingKey: $0.text(),
                    replyTo: $0.optionalText(),
                    correlation: $0.optionalText(),
                    body: $0.bytes()
                )
            }
        )
    }

    /// The last feed number that is confirmed, and the last one that was pruned.
    package func progress() throws(StorageFault) -> (confirmed: Int64, pruned: Int64) {
        try relay.first({ _ in }, { (confirmed: $0.int(), pruned: $0.int()) }) ?? (0, 0)
    }

    /// The row number of the last request to send again that was answered, 0 for none.
    package func resent() throws(StorageFault) -> Int64 {
        try answered.first({ _ in }, { $0.int() }) ?? 0
    }

    /// The last feed number that was given, 0 for none.
    package func last() throws(StorageFault) -> Int64 {
        try newest.first({ _ in }, { $0.int() }) ?? 0
    }
}
