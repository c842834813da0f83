import Glibc
import Synchronization

/// Where log lines go, one whole line after the other.
package final class LogOutput: Sendable {
    private let lock = Mutex(())
    private let take: @Sendable ([UInt8]) -> Void

    /// Makes an output from a function that is called with one line and its newline at a time.
    package init(_ take: @escaping @Sendable ([UInt8]) -> Void) {
        self.take = take
    }

    /// The standard error of the process; a line that cannot be written is given up.
    package static let standardError = LogOutput { line in
        line.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let whole = UnsafeRawBufferPointer(rebasing: rest)
                let count = Glibc.write(STDERR_FILENO, whole.baseAddress, whole.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Writes a line; the newline is added here.
    package func write(line: String) {
        var bytes = Array(line.utf8)
        bytes.append(UInt8(ascii: "\n"))
        lock.withLock { _ in take(bytes) }
    }
}
