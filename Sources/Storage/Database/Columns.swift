import GRDBSQLite

/// Reads the columns of a row, first to last.
struct Columns {
    private let handle: OpaquePointer
    private var index: Int32 = -1

    init(_ handle: OpaquePointer) { self.handle = handle }

    mutating func int() -> Int64 {
        index += 1
        return sqlite3_column_int64(handle, index)
    }

    mutating func optionalInt() -> Int64? {
        index += 1
        guard sqlite3_column_type(handle, index) != SQLITE_NULL else { return nil }
        return sqlite3_column_int64(handle, index)
    }

    mutating func bool() -> Bool { int() != 0 }

    mutating func text() -> String { optionalText() ?? "" }

    mutating func optionalText() -> String? {
        index += 1
        guard let start = sqlite3_column_text(handle, index) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, index))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    mutating func bytes() -> [UInt8] {
        index += 1
        guard let start = sqlite3_column_blob(handle, index) else { return [] }
        let count = Int(sqlite3_column_bytes(handle, index))
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }
}
