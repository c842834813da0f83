import Glibc

/// Time that passes on purpose: the pace of a producer, or an outage that has to last.
///
/// It is no way to wait for something: whoever waits is told, or looks again with a deadline.
enum Interlude {
    /// Lets time pass without holding up a thread of the pool.
    static func pass(_ duration: Duration) async throws {
        try await OwnThread.run { hold(duration) }
    }

    /// Lets time pass on the calling thread.
    static func hold(_ duration: Duration) {
        usleep(useconds_t(duration / .microseconds(1)))
    }

    /// Looks every now and then until something is so; false when it is not in time.
    static func until(
        _ patience: Duration = .seconds(60),
        _ isSo: () async throws -> Bool
    ) async throws -> Bool {
        let deadline = ContinuousClock.now + patience
        while !(try await isSo()) {
            guard ContinuousClock.now < deadline else { return false }
            try await pass(.milliseconds(20))
        }
        return true
    }
}
