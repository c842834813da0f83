import Domain
import GRDB
import Glibc

/// Copies a node's databases while they are written, and puts copies back.
///
/// A copy is one snapshot, made by SQLite's own backup in a single step: what is committed
/// meanwhile is not in it, and nothing restarts it. It appears under its name only when it was
/// checked and synced, so a copy that is there is whole.
package enum NodeBackup {
    /// What a copy of a node's database is.
    package struct Report: Sendable, Hashable {
        /// The position of the last record that is in it.
        package let position: Int64
        /// The log's clock at that position, in milliseconds.
        package let clockMs: Int64
        /// The size of the copy in bytes.
        package let bytes: Int64
    }

    /// Copies a node's database to a path where nothing is yet, and checks the copy.
    ///
    /// Throws `StorageFault`: `locked` when something is at the path already.
    package static func copyNode(
        from source: String,
        to target: String
    ) throws(StorageFault) -> Report {
        try copy(from: source, to: target)
        do throws(StorageFault) {
            return try inspectNode(at: target)
        } catch {
            unlink(target)
            throw error
        }
    }

    /// Opens a copy as a node would and says how far it reaches.
    package static func inspectNode(at path: String) throws(StorageFault) -> Report {
        let reader = try NodeReader(path: path)
        defer { reader.close() }
        let progress = try reader.progressNow()
        return Report(
            position: progress.position,
            clockMs: progress.clock.ms,
            bytes: size(of: path)
        )
    }

    /// Copies any SQLite database, for instance an embedded log, to a path where nothing is yet.
    ///
    /// Returns the size of the copy in bytes. The copy was checked by SQLite, page by page.
    @discardableResult
    package static func copy(from source: String, to target: String) throws(StorageFault) -> Int64 {
        guard access(source, F_OK) == 0 else {
            throw StorageFault(.inputOutput, "there is no database at \(source)")
        }
        guard access(target, F_OK) != 0 else {
            throw StorageFault(.locked, "\(target) exists already and is not overwritten")
        }
        let partial = target + ".partial"
        removeAll(partial)
        do {
            try write(from: source, to: partial)
            try check(partial)
            try sync(partial)
            guard rename(partial, target) == 0 else {
                throw StorageFault(.inputOutput, "\(target): \(String(cString: strerror(errno)))")
            }
            try syncFolder(of: target)
        } catch {
            removeAll(partial)
            throw StorageFault(reading: error, path: target)
        }
        return size(of: target)
    }

    private static func write(from source: String, to target: String) throws {
        var reading = Configuration()
        reading.readonly = true
        reading.busyMode = .timeout(10)
        let from = try DatabaseQueue(path: source, configuration: reading)
        let to = try DatabaseQueue(path: target)
        try from.backup(to: to)
        try to.close()
        try from.close()
    }

    /// Checks every page, and takes the copy out of WAL mode.
    ///
    /// Then it is one file, and looking at it leaves no other files beside it. Whoever opens it as
    /// a node puts it back.
    private static func check(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        let answer = try queue.inDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = DELETE")
            return try String.fetchOne(database, sql: "PRAGMA integrity_check(1)")
        }
        try queue.close()
        guard answer == "ok" else {
            throw StorageFault(.notANode, "the copy is damaged: \(answer ?? "no answer")")
        }
    }

    /// Makes the names in the folder of a file durable, after the file was moved there.
    package static func syncFolder(of path: String) throws(StorageFault) {
        try sync(folder(of: path))
    }

    private static func sync(_ path: String) throws(StorageFault) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw StorageFault(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
        }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func removeAll(_ path: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
    }

    private static func size(of path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }
}
