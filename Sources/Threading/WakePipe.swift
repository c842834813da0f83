import Glibc

/// A pipe to oneself: writing a byte ends a `poll` that waits for it.
final class WakePipe: Sendable {
    /// The end that becomes readable, owned by this object.
    let descriptor: Int32
    private let writer: Int32

    /// Opens the pipe, non-blocking and closed on exec.
    init() {
        var ends: [Int32] = [-1, -1]
        let status = pipe(&ends)
        precondition(status == 0, "the system gives no pipe: error \(errno)")
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        descriptor = ends[0]
        writer = ends[1]
    }

    deinit {
        close(descriptor)
        close(writer)
    }

    /// Makes the pipe readable; when it is full it is readable already.
    func signal() {
        var byte: UInt8 = 1
        while write(writer, &byte, 1) < 0, errno == EINTR {}
    }

    /// Takes out everything that was written.
    func clear() {
        withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { buffer in
            while read(descriptor, buffer.baseAddress, buffer.count) == buffer.count {}
        }
    }
}
