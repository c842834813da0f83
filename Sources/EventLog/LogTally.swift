import Synchronization

/// Keeps the figures of one log where every thread can read them.
final class LogTally: Sendable {
    private let state = Mutex(EmbeddedLogFigures())

    /// The figures now.
    var figures: EmbeddedLogFigures { state.withLock { $0 } }

    /// Changes the figures.
    func count(_ change: (inout EmbeddedLogFigures) -> Void) {
        state.withLock { change(&$0) }
    }
}
