import Glibc

/// A file, or standard input, that a command reads.
struct InputFile: ~Copyable {
    /// How much one read takes: some hundred events, which one append then makes durable.
    private static let chunk = 256 * 1024

    private let descriptor: Int32
    private let path: String

    /// Opens a file; `-` stands for standard input.
    init(_ path: String) throws {
        self.path = path
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CommandFault(
                .badData,
                "\(path) cannot be read: \(String(cString: strerror(errno)))"
            )
        }
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }

    /// Waits for more and returns it; empty at the end.
    func next() throws -> [UInt8] {
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, filled in
                count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                filled = max(0, count)
            }
            if count >= 0 { return bytes }
            guard errno == EINTR else {
                throw CommandFault(
                    .badData,
                    "\(path) cannot be read: \(String(cString: strerror(errno)))"
                )
            }
        }
    }

    /// Reads all that is left.
    func rest() throws -> [UInt8] {
        var all: [UInt8] = []
        while case let more = try next(), !more.isEmpty { all += more }
        return all
    }

    /// Reads a file from beginning to end.
    static func read(_ path: String) throws -> [UInt8] {
        try InputFile(path).rest()
    }
}
