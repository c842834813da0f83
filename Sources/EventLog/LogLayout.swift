import GRDB
import Glibc

/// What is inside the file of the embedded log, and how a file is recognized.
enum LogLayout {
    /// Marks the file as a log of Headroom: `HRlg` in ASCII.
    static let applicationId: Int64 = 0x4852_6C67
    /// The layout that this program reads and writes.
    static let version: Int64 = 1

    /// Creates the tables in an empty file, accepts a log of this version, refuses the rest.
    ///
    /// A refused file is left as it was. Two processes may come at the same time.
    static func prepare(_ database: Database, path: String) throws {
        // Looked at in one transaction, or another process's creation is seen by halves.
        let found = try transaction("BEGIN", database) { try state(database, path: path) }
        try switchToWal(database)
        guard found == .empty else { return }
        try transaction("BEGIN IMMEDIATE", database) {
            if try state(database, path: path) == .empty { try create(database) }
        }
    }

    private static func transaction<Value>(
        _ begin: String,
        _ database: Database,
        _ work: () throws -> Value
    ) throws -> Value {
        try database.execute(sql: begin)
        do {
            let value = try work()
            try database.execute(sql: "COMMIT")
            return value
        } catch {
            // After a full disk SQLite may have rolled back already.
            if database.isInsideTransaction { try? database.execute(sql: "ROLLBACK") }
            throw error
        }
    }

    private enum State {
        case empty
        case ready
    }

    private static func state(_ database: Database, path: String) throws -> State {
        let id = try Int64.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let found = try Int64.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let tables = try Int64.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        if id == 0, found == 0, tables == 0 { return .empty }
        guard id == applicationId else {
            throw LogFault(
                .refused,
                "\(path) is a database but no log of Headroom; move it away or name another"
                    + " directory"
            )
        }
        guard found <= version else {
            throw LogFault(
                .refused,
                "\(path) was written by a newer Headroom (layout \(found), this one knows"
                    + " \(version)); start the newer one"
            )
        }
        return .ready
    }

    /// Several processes may switch a fresh file at once, and SQLite does not wait here by itself.
    private static func switchToWal(_ database: Database) throws {
        for attempt in 0... {
            do {
                try database.execute(sql: "PRAGMA journal_mode = WAL")
                return
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                guard attempt < LogConnection.patienceMilliseconds else { throw error }
                usleep(1_000)
            }
        }
    }

    private static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE record (
                    position INTEGER PRIMARY KEY,
                    routing_key TEXT NOT NULL,
                    content_type TEXT NOT NULL,
                    headers TEXT,
                    correlation_id TEXT,
                    reply_to TEXT,
                    body BLOB NOT NULL
                ) STRICT;
                -- The first position that has not been cut away.
                CREATE TABLE span (
                    id INTEGER PRIMARY KEY CHECK (id = 0),
                    first INTEGER NOT NULL CHECK (first >= 1)
                ) STRICT;
                INSERT INTO span (id, first) VALUES (0, 1);
                PRAGMA application_id = \(applicationId);
                PRAGMA user_version = \(version);
                """
        )
    }
}
