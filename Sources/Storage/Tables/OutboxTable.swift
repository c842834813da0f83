/// The append-only feed of outputs, and how far the relay has come with it.
package final class OutboxTable {
    private let insertRow: SQLStatement
    private let lastFeed: SQLStatement
    private let behind: SQLStatement
    private let readRelay: SQLStatement
    private let writeRelay: SQLStatement
    private let pruneRows: SQLStatement
    private let writePruned: SQLStatement
    private let readResent: SQLStatement
    private let writeResent: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertRow = try SQLStatement(
            connection,
            "INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        lastFeed = try SQLStatement(
            connection,
            "SELECT max((SELECT coalesce(max(feed), 0) FROM outbox), (SELECT pruned FROM relay))"
        )
        behind = try SQLStatement(
            connection,
            """
            SELECT \(OutboxRow.columns)
            FROM outbox WHERE feed > ? ORDER BY feed LIMIT ?
            """
        )
        readRelay = try SQLStatement(connection, "SELECT confirmed, pruned FROM relay WHERE id = 1")
        writeRelay = try SQLStatement(connection, "UPDATE relay SET confirmed = ? WHERE id = 1")
        pruneRows = try SQLStatement(connection, "DELETE FROM outbox WHERE feed <= ?")
        writePruned = try SQLStatement(
            connection,
            "UPDATE relay SET pruned = ? WHERE id = 1 AND pruned < ?"
        )
        readResent = try SQLStatement(connection, "SELECT resent FROM relay WHERE id = 1")
        writeResent = try SQLStatement(
            connection,
            "UPDATE relay SET resent = ?1 WHERE id = 1 AND resent < ?1"
        )
    }

    /// Adds a row; its feed must be one more than the last.
    package func insert(_ row: OutboxRow) throws(StorageFault) {
        try insertRow.run { binder in
            binder.add(row.feed)
            binder.add(row.id)
            binder.add(row.partition)
            binder.add(row.type)
            binder.add(row.routingKey)
            binder.add(row.replyTo)
            binder.add(row.correlation)
            binder.add(row.body)
        }
    }

    /// The last feed number that was given, 0 for none.
    package func last() throws(StorageFault) -> Int64 {
        try lastFeed.first({ _ in }, { $0.int() }) ?? 0
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
    package func relay() throws(StorageFault) -> (confirmed: Int64, pruned: Int64) {
        try readRelay.first({ _ in }, { (confirmed: $0.int(), pruned: $0.int()) }) ?? (0, 0)
    }

    /// Notes that everything up to a feed number is confirmed.
    package func confirm(_ feed: Int64) throws(StorageFault) {
        try writeRelay.run { $0.add(feed) }
    }

    /// The row number of the last request to send again that was answered.
    package func resent() throws(StorageFault) -> Int64 {
        try readResent.first({ _ in }, { $0.int() }) ?? 0
    }

    /// Notes that every request to send again through a row number was answered.
    package func noteResent(_ row: Int64) throws(StorageFault) {
        try writeResent.run { $0.add(row) }
    }

    /// Takes away the rows up to a feed number, which must be confirmed.
    package func prune(through feed: Int64) throws(StorageFault) {
        try pruneRows.run { $0.add(feed) }
        try writePruned.run { binder in
            binder.add(feed)
            binder.add(feed)
        }
    }
}
