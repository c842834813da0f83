import GRDB
import GRDBSQLite

/// Moves the write-ahead log into the log's file, on a connection that does nothing else.
///
/// SQLite up to 3.51.2 can damage a file when one connection writes while another checkpoints.
/// So the node alone checkpoints, and holds the write lock meanwhile: `run` is called inside an
/// immediate transaction of the node's writing connection, which keeps the writers of every
/// process out. SQLite's own modes that promise this (FULL, RESTART, TRUNCATE) go on without the
/// lock when they have waited for it in vain. The next writer starts the write-ahead log over.
///
/// SQLite also checkpoints when the last connection closes. It does so under an exclusive lock
/// of the whole file, so nobody can write meanwhile; a client avoids it all the same, by closing
/// a reading connection last.
final class LogCheckpoint {
    /// How many pages may gather before it is worth the two syncs: 16 MiB.
    static let worthwhilePages: Int64 = 4_096

    private let connection: LogConnection

    /// Opens the connection that checkpoints.
    init(path: String) throws(LogFault) {
        connection = try LogConnection(path: path, access: .writing)
    }

    /// Moves as much as the readers at work allow; call it while holding the write lock.
    func run() throws(LogFault) {
        try connection.perform { database in
            let code = sqlite3_wal_checkpoint_v2(
                database.sqliteConnection,
                nil,
                SQLITE_CHECKPOINT_PASSIVE,
                nil,
                nil
            )
            guard code == SQLITE_OK else {
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: code),
                    message: String(cString: sqlite3_errmsg(database.sqliteConnection))
                )
            }
        }
    }

    /// Closes the connection.
    func close() {
        connection.close()
    }
}
