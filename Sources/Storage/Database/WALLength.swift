import GRDBSQLite

/// Counts the pages in the write-ahead log, as SQLite tells them after every commit.
///
/// The size of the file does not tell: after a checkpoint the log begins anew inside a file that
/// stays as long as it was. It belongs to the thread of its connection and must outlive it.
final class WALLength {
    private struct Frames {
        var written: Int32 = 0
        var tried: Int32 = 0
    }

    private let frames: UnsafeMutablePointer<Frames>

    init() {
        frames = .allocate(capacity: 1)
        frames.initialize(to: Frames())
    }

    deinit {
        frames.deallocate()
    }

    /// Has the connection report its commits; automatic checkpoints of SQLite end with this.
    func watch(_ connection: OpaquePointer) {
        _ = sqlite3_wal_hook(
            connection,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                let frames = context.assumingMemoryBound(to: Frames.self)
                // Fewer pages than before: the log began anew.
                if pages < frames.pointee.written { frames.pointee.tried = 0 }
                frames.pointee.written = pages
                return SQLITE_OK
            },
            frames
        )
    }

    /// Pages that were written since a checkpoint was tried, or since the log began anew.
    var fresh: Int64 { Int64(frames.pointee.written - frames.pointee.tried) }

    /// Notes that a checkpoint is tried on everything that was written.
    func noteCheckpoint() { frames.pointee.tried = frames.pointee.written }
}
