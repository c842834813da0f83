import GRDBSQLite

/// The SQLite that this program runs with.
package enum SQLiteLibrary {
    /// Its version, such as `3.40.1`.
    package static var version: String { String(cString: sqlite3_libversion()) }

    /// Whether a checkpoint may lose pages that another connection writes at that moment.
    ///
    /// All versions before 3.51.3 have that defect in WAL mode. Headroom is built so that it
    /// cannot happen: one connection writes a file, and it alone checkpoints.
    package static var mayLoseWALPages: Bool { sqlite3_libversion_number() < 3_051_003 }
}
