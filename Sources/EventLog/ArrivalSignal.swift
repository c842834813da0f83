import Glibc
import Synchronization

/// Lets one reader's thread sleep until records arrive, or the reader is closed.
///
/// Appends of this process ring directly, those of other processes through `DirectoryWatch`. An
/// arrival between a reader's look at the file and its sleep is not missed: it takes the rings
/// out before it looks.
final class ArrivalSignal: Sendable {
    private let watch: DirectoryWatch
    private let reading: Int32
    private let writing: Int32
    private let state = Mutex(State())

    /// Makes a signal for the log in `directory`.
    init(directory: String) throws(LogFault) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            let reason = String(cString: strerror(errno))
            throw LogFault(.unavailable, "the system gives no pipe for a reader (\(reason))")
        }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (reading, writing) = (ends[0], ends[1])
        watch = DirectoryWatch(directory)
    }

    deinit {
        Glibc.close(reading)
        Glibc.close(writing)
    }

    /// Whether the reader was told to end.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Says that records were committed in this process.
    func announce() {
        ring { _ in }
    }

    /// Ends every sleep, now and later.
    func close() {
        ring { $0.isClosed = true }
    }

    /// Takes out the rings so far; look at the file afterwards.
    func clear() {
        let rang = state.withLock { state in
            defer { state.hasRung = false }
            return state.hasRung
        }
        if rang {
            var byte: UInt8 = 0
            while read(reading, &byte, 1) < 0, errno == EINTR {}
        }
        watch.clear()
    }

    /// Sleeps until a ring that was not taken out, or until `limit` is over.
    ///
    /// It wakes now and then without a ring, because another process may be killed between its
    /// commit and its ring.
    func sleep(limit: Duration) {
        var descriptors = [
            pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
            pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        let milliseconds = (min(limit, watch.lookAgain) / .milliseconds(1)).rounded(.up)
        poll(&descriptors, nfds_t(descriptors.count), Int32(milliseconds))
    }

    private func ring(_ change: (inout State) -> Void) {
        state.withLock { state in
            change(&state)
            guard !state.hasRung else { return }
            state.hasRung = true
            var byte: UInt8 = 1
            while write(writing, &byte, 1) < 0, errno == EINTR {}
        }
    }

    private struct State {
        var hasRung = false
        var isClosed = false
    }
}
