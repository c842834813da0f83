package import Contracts
package import Domain

/// The rejected desk.
package final class RejectedTable {
    private let insertRow: SQLStatement
    private let byPosition: SQLStatement
    private let closeRow: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertRow = try SQLStatement(
            connection,
            """
            INSERT INTO rejected VALUES
                (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', NULL, NULL, NULL, ?, ?, ?, ?)
            """
        )
        byPosition = try SQLStatement(
            connection,
            """
            SELECT company, code, message, at, status, \(MessageColumns.names)
            FROM rejected WHERE position = ?
            """
        )
        closeRow = try SQLStatement(
            connection,
            """
            UPDATE rejected SET status = ?, closed_at = ?, closed_by = ?, reason = ?
            WHERE position = ?
            """
        )
    }

    /// Puts an input on the desk.
    package func insert(_ row: RejectedRow) throws(StorageFault) {
        try insertRow.run { binder in
            binder.add(row.position)
            binder.add(row.company)
            binder.add(row.code)
            binder.add(row.message)
            binder.add(row.errors)
            binder.add(row.source)
            binder.add(row.eventId)
            binder.add(row.eventType)
            binder.add(row.at.ms)
            MessageColumns.bind(row.input, &binder)
        }
    }

    /// The status, the company and the input at a position.
    package func find(
        position: Int64
    ) throws(StorageFault) -> (status: String, company: String?, input: LogMessage)? {
        try byPosition.first(
            { $0.add(position) },
            { row in
                let company = row.optionalText()
                _ = row.text()
                _ = row.text()
                _ = row.int()
                return (row.text(), company, MessageColumns.read(&row))
            }
        )
    }

    /// Closes an entry.
    package func close(
        position: Int64,
        status: String,
        at clock: Instant,
        by: String,
        reason: String?
    ) throws(StorageFault) {
        try closeRow.run { binder in
            binder.add(status)
            binder.add(clock.ms)
            binder.add(by)
            binder.add(reason)
            binder.add(position)
        }
    }
}
