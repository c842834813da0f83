import GRDB
import GRDBSQLite
import Glibc

/// The one writing connection to a node's database; it belongs to the engine's thread.
///
/// WAL with `synchronous=FULL`, because an output leaves as soon as its turn is committed. This
/// connection alone checkpoints, between turns; readers never do (they open with
/// `NodeReader`), which is also what keeps a checkpoint and a write from racing. The file is
/// closed when the object goes.
package final class NodeDatabase {
    /// What a database is opened for.
    package enum Purpose: Sendable, Hashable {
        /// Every turn is durable when it returns.
        case serving
        /// Nothing is durable, or even whole, before `seal()`: a fresh file that is thrown away
        /// when anything interrupts its making. All turns are one transaction without a journal.
        case rebuilding
    }

    /// The tables of the turn, with their statements prepared.
    package let tables: NodeTables
    private let queue: DatabaseQueue
    private let path: String
    private let purpose: Purpose
    private let wal = WALLength()

    /// Opens or makes the file, migrates it, and asserts what durability rests on.
    ///
    /// Throws `newer-file` for a file that a newer Headroom wrote and `not-a-node` for a file
    /// that is none of ours.
    package init(path: String, purpose: Purpose = .serving) throws(StorageFault) {
        self.path = path
        self.purpose = purpose
        do {
            queue = try DatabaseQueue(path: path, configuration: Self.configuration(purpose))
            let isForeign = try queue.read { db in
                let count = try Int.fetchOne(
                    db,
                    sql: """
                        SELECT count(*) FROM sqlite_master
                        WHERE name IN ('node', 'grdb_migrations')
                        """
                )
                let all = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master")
                return (all ?? 0) > 0 && count != 2
            }
            guard !isForeign else {
                throw StorageFault(.notANode, "\(path) is no database of a Headroom node")
            }
            let migrator = NodeSchema.migrator
            guard try queue.read({ try !migrator.hasBeenSuperseded($0) }) else {
                throw StorageFault(
                    .newerFile,
                    "\(path) was written by a newer Headroom: run that one"
                )
            }
            try queue.writeWithoutTransaction { db in
                for pragma in Self.pragmas(purpose) { try db.execute(sql: pragma) }
            }
            try migrator.migrate(queue)
            if purpose == .serving { try Self.assertPragmas(queue) }
            let connection = try queue.writeWithoutTransaction { db in
                guard let connection = db.sqliteConnection else {
                    throw StorageFault(.inputOutput, "the database is closed")
                }
                // GRDB would note every column that the statements of the turn read, for
                // observers that this connection does not have; that took most of a start.
                sqlite3_set_authorizer(connection, nil, nil)
                return connection
            }
            tables = try NodeTables(connection)
            wal.watch(connection)
        } catch {
            throw Self.fault(error)
        }
    }

    private static func pragmas(_ purpose: Purpose) -> [String] {
        switch purpose {
        case .serving:
            [
                "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                "PRAGMA wal_autocheckpoint = 0", "PRAGMA cache_size = -65536",
            ]
        case .rebuilding:
            [
                "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
                "PRAGMA cache_size = -131072",
            ]
        }
    }

    private static func configuration(_ purpose: Purpose) -> Configuration {
        var configuration = Configuration()
        configuration.label = "headroom.engine"
        configuration.allowsUnsafeTransactions = purpose == .rebuilding
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = false
        return configuration
    }

    /// GRDB resets `synchronous` when it switches to WAL, so it is set after and looked at again.
    private static func assertPragmas(_ queue: DatabaseQueue) throws {
        let (journal, synchronous) = try queue.writeWithoutTransaction { db in
            (
                try String.fetchOne(db, sql: "PRAGMA journal_mode"),
                try Int.fetchOne(db, sql: "PRAGMA synchronous")
            )
        }
        guard journal == "wal", synchronous == 2 else {
            throw StorageFault(
                .inputOutput,
                "the database cannot be made durable: WAL or synchronous=FULL failed"
            )
        }
    }

    private static func fault(_ error: any Error) -> StorageFault {
        if let fault = error as? StorageFault { return fault }
        guard let error = error as? DatabaseError else {
            return StorageFault(.inputOutput, "\(error)")
        }
        let text = error.message ?? "no reason given"
        switch error.resultCode {
        case .SQLITE_FULL: return StorageFault(.diskFull, "the disk is full: \(text)")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return StorageFault(.locked, "another process holds the database: \(text)")
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            return StorageFault(.notANode, "this is no database of a Headroom node: \(text)")
        case .SQLITE_CANTOPEN:
            return StorageFault(.inputOutput, "the database cannot be opened: \(text)")
        default: return StorageFault(.inputOutput, "the database failed: \(text)")
        }
    }

    /// Runs a turn: everything `body` writes is committed together, or nothing is.
    ///
    /// While rebuilding nothing can be undone: after a fault the file is of no use.
    package func turn<Value>(_ body: (NodeTables) throws -> Value) throws -> Value {
        var result: Value?
        do {
            try queue.writeWithoutTransaction { db in
                if purpose == .rebuilding {
                    if !db.isInsideTransaction { try db.beginTransaction(.immediate) }
                    result = try writing(body)
                    return
                }
                try db.inTransaction(.immediate) {
                    result = try writing(body)
                    return .commit
                }
            }
        } catch let error as DatabaseError {
            throw Self.fault(error)
        }
        guard let result else { throw StorageFault(.inconsistent, "a turn gave no result") }
        return result
    }

    /// Runs what a turn does, on tables that remember nothing of a turn that failed.
    private func writing<Value>(_ body: (NodeTables) throws -> Value) throws -> Value {
        tables.enrollments.forget()
        tables.usageDays.forget()
        let result = try body(tables)
        try tables.usageDays.save()
        return result
    }

    /// Reads outside a turn, on the same thread.
    package func look<Value>(_ body: (NodeTables) throws -> Value) throws -> Value {
        try body(tables)
    }

    /// The size of the write-ahead log in bytes, 0 when there is none.
    package var walBytes: Int64 {
        var status = stat()
        guard stat(path + "-wal", &status) == 0 else { return 0 }
        return Int64(status.st_size)
    }

    /// Pages written to the write-ahead log that no checkpoint has been tried on.
    package var freshFrames: Int64 { wal.fresh }

    /// Ends a rebuild: makes everything durable, and the file one that a node serves from.
    ///
    /// One sync covers what all turns wrote. Nothing of the rebuild counts before this returns.
    package func seal() throws(StorageFault) {
        do {
            try queue.writeWithoutTransaction { db in
                if db.isInsideTransaction { try db.commit() }
                try db.execute(sql: "PRAGMA synchronous = FULL")
                // A commit syncs the file only when it writes to it.
                try db.inTransaction(.immediate) {
                    try db.execute(sql: "UPDATE node SET id = id")
                    return .commit
                }
                try db.execute(sql: "PRAGMA journal_mode = WAL")
                try db.execute(sql: "PRAGMA synchronous = FULL")
            }
            try Self.assertPragmas(queue)
        } catch {
            throw Self.fault(error)
        }
    }

    /// Copies the write-ahead log into the database as far as readers let it.
    ///
    /// Called between turns only, on the thread that also writes: a write never races it.
    package func checkpoint(truncating: Bool) throws(StorageFault) {
        guard purpose == .serving else { return }
        wal.noteCheckpoint()
        do {
            try queue.writeWithoutTransaction { db in
                _ = try db.checkpoint(truncating ? .truncate : .passive)
            }
        } catch {
            let fault = Self.fault(error)
            // A reader in the way only means that the next attempt copies more.
            if fault.code != .locked { throw fault }
        }
    }
}
