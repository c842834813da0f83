import GRDB
import GRDBSQLite

/// Connections beside the engine that writes.
extension DatabaseQueue {
    /// Opens a connection that only reads and never checkpoints; it waits up to 5 s for a lock.
    static func reading(_ path: String, label: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = label
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// SQLite's own connection, for statements that are prepared once.
    func connection() throws -> OpaquePointer {
        try read { db in
            guard let connection = db.sqliteConnection else {
                throw StorageFault(.inputOutput, "the database is closed")
            }
            return connection
        }
    }
}
