import GRDB

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
        queue = try DatabaseQueue.reading(path, label: "headroom.outbox")
        let connection = try queue.connection()
        behind = try SQLStatement(
            connection,
            """
            SELECT \(OutboxRow.columns)
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
            { OutboxRow(&$0) }
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
