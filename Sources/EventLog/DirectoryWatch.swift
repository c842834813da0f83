import Glibc

/// Tells readers of one process that another process appended to the log.
///
/// After its commit an appender opens the log's directory and closes it again, and the system
/// wakes whoever watches that. It costs nothing while nothing happens, where asking the file every
/// few milliseconds keeps a processor from sleeping; and it changes nothing on the disk, where a
/// new time stamp would make the next sync ten times as expensive.
final class DirectoryWatch: Sendable {
    /// Readable after a ring; negative when the system has no watch to give.
    let descriptor: Int32
    /// How long to sleep at most before looking at the file all the same.
    let lookAgain: Duration

    /// Watches a directory; without a watch, readers look every 5 ms.
    init(_ directory: String) {
        let fresh = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        if fresh >= 0, inotify_add_watch(fresh, directory, UInt32(IN_OPEN)) < 0 {
            close(fresh)
            descriptor = -1
        } else {
            descriptor = fresh
        }
        lookAgain = descriptor >= 0 ? .milliseconds(100) : .milliseconds(5)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Wakes the readers of the log in `directory`, in every process.
    ///
    /// It must be the directory and not the log's file: closing a file gives up all the locks
    /// that the process holds on it, SQLite's among them.
    static func ring(_ directory: String) {
        let handle = open(directory, O_RDONLY | O_DIRECTORY)
        if handle >= 0 { close(handle) }
    }

    /// Takes out the rings so far.
    func clear() {
        guard descriptor >= 0 else { return }
        withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 8) { buffer in
            while read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
        }
    }
}
