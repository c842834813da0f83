import GRDBSQLite

/// A prepared statement of the turn: bound by place, read by place, reset after every use.
///
/// The turn executes tens of thousands of statements a second; a general layer took twice the
/// time per row. It belongs to the engine's thread, like the connection that it was made on.
final class SQLStatement {
    private let connection: OpaquePointer
    private let handle: OpaquePointer

    init(_ connection: OpaquePointer, _ sql: String) throws(StorageFault) {
        var handle: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let status = sqlite3_prepare_v3(connection, sql, -1, flags, &handle, nil)
        guard status == SQLITE_OK, let handle else {
            throw SQLStatement.fault(connection, status)
        }
        self.connection = connection
        self.handle = handle
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// Executes the statement for its effect; returns the number of rows it changed.
    @discardableResult
    func run(_ bind: (inout Binder) -> Void) throws(StorageFault) -> Int {
        var binder = Binder(handle)
        bind(&binder)
        let status = sqlite3_step(handle)
        sqlite3_reset(handle)
        guard status == SQLITE_DONE || status == SQLITE_ROW else {
            throw SQLStatement.fault(connection, status)
        }
        return Int(sqlite3_changes(connection))
    }

    /// The first row of a query, or nil when there is none.
    func first<Value>(
        _ bind: (inout Binder) -> Void,
        _ read: (inout Columns) -> Value
    ) throws(StorageFault) -> Value? {
        var binder = Binder(handle)
        bind(&binder)
        defer { sqlite3_reset(handle) }
        switch sqlite3_step(handle) {
        case SQLITE_ROW:
            var columns = Columns(handle)
            return read(&columns)
        case SQLITE_DONE: return nil
        case let status: throw SQLStatement.fault(connection, status)
        }
    }

    /// All rows of a query, in its order.
    func all<Value>(
        _ bind: (inout Binder) -> Void,
        _ read: (inout Columns) -> Value
    ) throws(StorageFault) -> [Value] {
        var binder = Binder(handle)
        bind(&binder)
        defer { sqlite3_reset(handle) }
        var values: [Value] = []
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW:
                var columns = Columns(handle)
                values.append(read(&columns))
            case SQLITE_DONE: return values
            case let status: throw SQLStatement.fault(connection, status)
            }
        }
    }

    static func fault(_ connection: OpaquePointer, _ status: Int32) -> StorageFault {
        let text = String(cString: sqlite3_errmsg(connection))
        switch status & 0xFF {
        case SQLITE_FULL: return StorageFault(.diskFull, "the disk is full: \(text)")
        case SQLITE_BUSY, SQLITE_LOCKED:
            return StorageFault(.locked, "another process holds the database: \(text)")
        case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_ERROR, SQLITE_MISUSE, SQLITE_RANGE:
            return StorageFault(.inconsistent, "a statement was refused: \(text)")
        case SQLITE_NOTADB, SQLITE_CORRUPT:
            return StorageFault(.notANode, "the database is damaged: \(text)")
        default: return StorageFault(.inputOutput, "the database failed: \(text)")
        }
    }
}
