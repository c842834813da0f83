import Contracts
import GRDB
import GRDBSQLite

/// The log's file as the writing thread holds it: its connections and its prepared statements.
final class OpenFile {
    /// The connection that writes.
    let connection: LogConnection
    /// The connection that checkpoints; nil for a client, which never does.
    let checkpoint: LogCheckpoint?
    /// Pages in the write-ahead log after the last commit on `connection`.
    var walPages = 0

    /// Closed last by a client: a reading connection cannot checkpoint.
    private let anchor: LogConnection?
    private let statements: Statements

    /// Opens the connections that the role needs.
    init(path: String, role: EmbeddedLog.Role) throws(LogFault) {
        connection = try LogConnection(path: path, access: .writing)
        statements = try connection.perform { try Statements($0) }
        switch role {
        case .node:
            checkpoint = try LogCheckpoint(path: path)
            anchor = nil
        case .client:
            checkpoint = nil
            anchor = try LogConnection(path: path, access: .reading)
            // A connection that has read nothing has not opened the write-ahead log.
            try anchor?.perform { _ = try Int64.fetchOne($0, sql: "SELECT first FROM span") }
        }
        let me = Unmanaged.passUnretained(self).toOpaque()
        _ = try connection.perform { sqlite3_wal_hook($0.sqliteConnection, noteWalPages, me) }
    }

    /// Takes the write lock, which keeps the writers of every process out.
    func lock() throws(LogFault) {
        try connection.perform { try statements.begin.run($0) }
    }

    /// Gives the write lock back without having written.
    func unlock() {
        try? connection.perform { try statements.rollback.run($0) }
    }

    /// Does `work` in a transaction that holds the write lock from its beginning.
    ///
    /// A failure leaves nothing behind.
    func write<Value>(_ work: (Database) throws -> Value) throws(LogFault) -> Value {
        try connection.perform { database in
            try statements.begin.run(database)
            do {
                let value = try work(database)
                try statements.commit.run(database)
                return value
            } catch {
                // After a full disk SQLite may have rolled back already, and says so here.
                try? statements.rollback.run(database)
                throw error
            }
        }
    }

    /// The position of the last record, 0 before the first one ever.
    func lastPosition(_ database: Database) throws -> Int64 {
        var last: Int64 = 0
        try statements.last.forEach(database) {
            last = statements.last.int64(0)
            return false
        }
        return last
    }

    /// Writes one record.
    func insert(_ database: Database, _ message: LogMessage, at position: Int64) throws {
        let insert = statements.insert
        insert.bind(1, position)
        insert.bind(2, message.routingKey)
        insert.bind(3, message.contentType)
        insert.bind(4, HeaderText.encode(message.headers))
        insert.bind(5, message.correlationId)
        insert.bind(6, message.replyTo)
        try insert.bind(7, message.body) { try insert.run(database) }
    }

    /// Closes everything, in the order that leaves the checkpoint to whom it belongs.
    func close() {
        _ = try? connection.perform { sqlite3_wal_hook($0.sqliteConnection, nil, nil) }
        statements.finalize()
        checkpoint?.close()
        connection.close()
        anchor?.close()
    }

    private struct Statements {
        let begin: LogStatement
        let commit: LogStatement
        let rollback: LogStatement
        let last: LogStatement
        let insert: LogStatement

        init(_ database: Database) throws {
            begin = try LogStatement(database, "BEGIN IMMEDIATE")
            commit = try LogStatement(database, "COMMIT")
            rollback = try LogStatement(database, "ROLLBACK")
            last = try LogStatement(
                database,
                "SELECT coalesce((SELECT max(position) FROM record), first - 1) FROM span"
            )
            insert = try LogStatement(
                database,
                """
                INSERT INTO record (position, routing_key, content_type, headers,
                    correlation_id, reply_to, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """
            )
        }

        func finalize() {
            for statement in [begin, commit, rollback, last, insert] { statement.finalize() }
        }
    }
}

/// SQLite calls this after each commit, on the committing thread, with the pages that wait.
private func noteWalPages(
    _ file: UnsafeMutableRawPointer?,
    _ connection: OpaquePointer?,
    _ schema: UnsafePointer<CChar>?,
    _ pages: Int32
) -> Int32 {
    guard let file else { return SQLITE_OK }
    Unmanaged<OpenFile>.fromOpaque(file).takeUnretainedValue().walPages = Int(pages)
    return SQLITE_OK
}
