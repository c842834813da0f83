import Threading

/// An actor that owns a session and lives on the session's thread.
protocol SessionOwner: Actor {
    nonisolated var executor: ThreadExecutor { get }

    /// Reads everything that has come in; the thread calls it when there is something.
    func drain()

    /// Serves heartbeats and waits that are over; the thread calls it at the time asked for.
    func onTime()
}

extension SessionOwner {
    /// Has the thread call `drain` whenever the session can be read.
    func watch(_ session: Session) {
        executor.watch(descriptor: session.descriptor) { [weak self] in
            self?.assumeIsolated { $0.drain() }
        }
    }

    /// Ends the calls of `drain`; what is pending for the descriptor does not come any more.
    func unwatch() {
        executor.watch(descriptor: nil) {}
    }

    /// Has the thread call `onTime` once.
    func callBack(at deadline: ContinuousClock.Instant) {
        executor.alarm(at: deadline) { [weak self] in
            self?.assumeIsolated { $0.onTime() }
        }
    }
}
