import GRDB
import GRDBSQLite

/// A prepared statement that is run again and again, straight on SQLite.
///
/// It costs half of what a row costs through the convenient layer. It belongs to one connection,
/// is used on that connection's thread only, and must be finalized before the connection closes.
final class LogStatement {
    private var handle: OpaquePointer?

    /// Prepares `sql` for many runs.
    init(_ database: Database, _ sql: String) throws {
        let code = sqlite3_prepare_v3(
            database.sqliteConnection,
            sql,
            -1,
            UInt32(SQLITE_PREPARE_PERSISTENT),
            &handle,
            nil
        )
        guard code == SQLITE_OK else { throw failure(database, code) }
    }

    deinit {
        finalize()
    }

    /// Gives the statement back; safe to call twice.
    func finalize() {
        sqlite3_finalize(handle)
        handle = nil
    }

    /// Binds a number to a parameter, counted from 1.
    func bind(_ index: Int32, _ value: Int64) {
        sqlite3_bind_int64(handle, index, value)
    }

    /// Binds a text, or NULL, to a parameter.
    func bind(_ index: Int32, _ value: String?) {
        guard var value else {
            sqlite3_bind_null(handle, index)
            return
        }
        _ = value.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                if let start = characters.baseAddress {
                    sqlite3_bind_text(handle, index, start, Int32(characters.count), Self.copied)
                } else {
                    sqlite3_bind_text(handle, index, "", 0, Self.copied)
                }
            }
        }
    }

    /// Binds bytes to a parameter.
    ///
    /// SQLite reads them where they are: the array must outlive the run, so binding and running
    /// happen inside `body`.
    func bind<Value>(
        _ index: Int32,
        _ bytes: [UInt8],
        during body: () throws -> Value
    ) rethrows
        -> Value
    {
        try bytes.withUnsafeBytes { buffer in
            if let start = buffer.baseAddress, !buffer.isEmpty {
                sqlite3_bind_blob64(handle, index, start, UInt64(buffer.count), nil)
            } else {
                sqlite3_bind_zeroblob(handle, index, 0)
            }
            defer { sqlite3_bind_null(handle, index) }
            return try body()
        }
    }

    /// Runs a statement that gives no rows.
    func run(_ database: Database) throws {
        defer { sqlite3_reset(handle) }
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(database, code) }
    }

    /// Runs a statement and calls `row` for each row until it answers false.
    ///
    /// The read transaction lasts no longer than this call.
    func forEach(_ database: Database, row: () throws -> Bool) throws {
        defer { sqlite3_reset(handle) }
        while true {
            let code = sqlite3_step(handle)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw failure(database, code) }
            guard try row() else { return }
        }
    }

    /// The number in a column of the current row, counted from 0.
    func int64(_ column: Int32) -> Int64 {
        sqlite3_column_int64(handle, column)
    }

    /// The text in a column of the current row, nil for NULL.
    func text(_ column: Int32) -> String? {
        withText(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// Lends the bytes of a text column; nil for NULL.
    func withText<Value>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value? {
        guard let start = sqlite3_column_text(handle, column) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, column))
        return body(UnsafeBufferPointer(start: start, count: count))
    }

    /// The bytes in a column of the current row.
    func bytes(_ column: Int32) -> [UInt8] {
        let start = sqlite3_column_blob(handle, column)
        let count = Int(sqlite3_column_bytes(handle, column))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    private func failure(_ database: Database, _ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(
                rawValue: sqlite3_extended_errcode(database.sqliteConnection)
            ),
            message: String(cString: sqlite3_errmsg(database.sqliteConnection))
        )
    }

    // SAFETY: SQLite names "copy the bytes now" by this address and never follows it.
    nonisolated(unsafe) private static let copied = unsafeBitCast(
        -1,
        to: sqlite3_destructor_type.self
    )
}
