import Glibc

/// The folder of one node: its database, its log if embedded, and the lock that keeps others out.
struct DataDirectory {
    /// The folder's path.
    let path: String

    /// The node's database.
    var database: String { path + "/node.sqlite" }
    /// The note that survives a crash.
    var crashNote: String { path + "/crash.note" }
    private var lockFile: String { path + "/node.lock" }

    /// Names a folder; nothing is made or opened.
    init(_ path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// Makes the folder, readable by its owner only, when it is missing.
    func create() throws {
        var built = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            built += (built.isEmpty || built == "/") ? String(part) : "/" + part
            guard mkdir(built, 0o700) != 0, errno != EEXIST else { continue }
            throw CommandFault(
                .unavailable,
                "the data folder \(path) cannot be made: \(String(cString: strerror(errno)))"
            )
        }
    }

    /// Takes the lock of the node that runs on this folder; it is freed with the process.
    func lock() throws -> Int32 {
        let descriptor = open(lockFile, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFault(
                .unavailable,
                "\(lockFile) cannot be opened: \(String(cString: strerror(errno)))"
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw CommandFault(
                .tryAgain,
                "another node runs on \(path): stop it, or use another --data-dir"
            )
        }
        return descriptor
    }
}
