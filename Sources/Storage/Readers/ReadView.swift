import Domain
import GRDB

/// One snapshot of a node's database, for the length of one look at it.
struct ReadView {
    /// The connection that the snapshot is open on.
    let connection: OpaquePointer

    init(_ database: Database) throws(StorageFault) {
        guard let connection = database.sqliteConnection else {
            throw StorageFault(.inputOutput, "the database is closed")
        }
        self.connection = connection
    }

    /// The clock of the node.
    func clock() throws(StorageFault) -> Instant {
        Instant(ms: try number("SELECT clock FROM node"))
    }

    /// All rows of a query.
    func all<Value>(
        _ sql: String,
        _ bind: (inout Binder) -> Void = { _ in },
        _ read: (inout Columns) -> Value
    ) throws(StorageFault) -> [Value] {
        try SQLStatement(connection, sql).all(bind, read)
    }

    /// The first row of a query, nil for none.
    func first<Value>(
        _ sql: String,
        _ bind: (inout Binder) -> Void = { _ in },
        _ read: (inout Columns) -> Value
    ) throws(StorageFault) -> Value? {
        try SQLStatement(connection, sql).first(bind, read)
    }

    /// The number that a query gives, 0 for none.
    func number(
        _ sql: String,
        _ bind: (inout Binder) -> Void = { _ in }
    ) throws(StorageFault) -> Int64 {
        try first(sql, bind) { $0.int() } ?? 0
    }
}
