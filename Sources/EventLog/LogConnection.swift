import GRDB
import Glibc

/// One connection to the file of the embedded log, used on one thread.
///
/// Every connection syncs each commit and none checkpoints by itself. See `LogCheckpoint` for
/// who moves the write-ahead log into the file, and why nobody else may.
final class LogConnection {
    /// What a connection may do.
    enum Access {
        /// Reads only; such a connection cannot checkpoint, not even as the last one to close.
        case reading
        /// Reads and writes.
        case writing
    }

    /// How long a call waits for another process before it gives up.
    static let patienceMilliseconds = 5_000

    private let path: String
    private let queue: DatabaseQueue

    /// Opens the file; a writing connection creates it, or refuses what is no log of this version.
    init(path: String, access: Access) throws(LogFault) {
        var configuration = Configuration()
        configuration.readonly = access == .reading
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .callback(Self.waitABit)
        self.path = path
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw LogFault(error, path: path)
        }
        if access == .writing {
            try perform { database in
                try LogLayout.prepare(database, path: path)
                try Self.makeDurable(database)
            }
        } else {
            try perform { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
        }
    }

    /// Does `work` on the connection and turns what SQLite says into a fault.
    func perform<Value>(_ work: (Database) throws -> Value) throws(LogFault) -> Value {
        do {
            return try queue.inDatabase(work)
        } catch {
            throw LogFault(error, path: path)
        }
    }

    /// Closes the connection; finalize its statements first.
    func close() {
        try? queue.close()
    }

    /// Settings that a log must have; asserted, since a layer may silently undo them.
    ///
    /// `synchronous = FULL` because an append is confirmed on commit.
    private static func makeDurable(_ database: Database) throws {
        try database.execute(
            sql: """
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = 0;
                PRAGMA journal_size_limit = 67108864;
                """
        )
        for (name, value) in [("journal_mode", "wal"), ("synchronous", "2")] {
            let actual = try String.fetchOne(database, sql: "PRAGMA \(name)")
            guard actual == value else {
                throw LogFault(
                    .refused,
                    "the log needs \(name) \(value) and SQLite keeps it at \(actual ?? "nothing")"
                )
            }
        }
    }

    /// Waits a little for another process's lock; SQLite's own waiting sleeps up to 100 ms.
    private static func waitABit(tries: Int) -> Bool {
        guard tries < patienceMilliseconds else { return false }
        usleep(tries < 10 ? 200 : 1_000)
        return true
    }
}
