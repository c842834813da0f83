import Contracts
import GRDB

/// The log's file as a reading thread holds it.
final class OpenRead {
    private static let columns = """
        SELECT position, routing_key, content_type, headers, correlation_id, reply_to, body
        FROM record
        """

    private let connection: LogConnection
    private let records: LogStatement
    private let ends: LogStatement

    /// Opens a connection that cannot write.
    init(path: String) throws(LogFault) {
        connection = try LogConnection(path: path, access: .reading)
        (records, ends) = try connection.perform { database in
            let records = try LogStatement(
                database,
                "\(Self.columns) WHERE position >= ?1 ORDER BY position LIMIT ?2"
            )
            let ends = try LogStatement(
                database,
                """
                SELECT first, coalesce((SELECT max(position) FROM record), first - 1) FROM span
                """
            )
            return (records, ends)
        }
    }

    /// The first position that was not cut, and the last one there is.
    func span() throws(LogFault) -> (first: Int64, last: Int64) {
        try connection.perform { database in
            var span: (first: Int64, last: Int64) = (1, 0)
            try ends.forEach(database) {
                span = (ends.int64(0), ends.int64(1))
                return false
            }
            return span
        }
    }

    /// Reads entries at `position` and after it, oldest first; fewer when the bodies are large.
    func read(from position: Int64, maximum: Int) throws(LogFault) -> [LogEntry] {
        try connection.perform { database in
            var entries: [LogEntry] = []
            var bytes = 0
            records.bind(1, position)
            records.bind(2, Int64(maximum))
            try records.forEach(database) {
                let entry = try Self.entry(of: records)
                bytes += entry.message.body.count
                entries.append(entry)
                return bytes < LogCursor.batchBytes
            }
            return entries
        }
    }

    /// Reads all entries with a routing key, oldest first.
    func entries(routedBy routingKey: String) throws(LogFault) -> [LogEntry] {
        try connection.perform { database in
            let routed = try LogStatement(
                database,
                "\(Self.columns) WHERE routing_key = ?1 ORDER BY position"
            )
            defer { routed.finalize() }
            var entries: [LogEntry] = []
            routed.bind(1, routingKey)
            try routed.forEach(database) {
                entries.append(try Self.entry(of: routed))
                return true
            }
            return entries
        }
    }

    /// Closes the connection.
    func close() {
        records.finalize()
        ends.finalize()
        connection.close()
    }

    private static func entry(of records: LogStatement) throws -> LogEntry {
        let position = records.int64(0)
        var headers: [String: String] = [:]
        if let stored = records.withText(3, HeaderText.decode) {
            guard let stored else {
                throw LogFault(
                    .refused,
                    "the headers at position \(position) are damaged; restore the log"
                )
            }
            headers = stored
        }
        return LogEntry(
            position: position,
            message: LogMessage(
                routingKey: records.text(1) ?? "",
                contentType: records.text(2) ?? "",
                headers: headers,
                correlationId: records.text(4),
                replyTo: records.text(5),
                body: records.bytes(6)
            )
        )
    }
}
