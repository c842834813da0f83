import Synchronization

/// The open readers of one log, which its appends wake and its close ends.
final class LogReaders: Sendable {
    private let state = Mutex<[ObjectIdentifier: EmbeddedLogReader]>([:])

    /// The readers that are open now.
    var all: [EmbeddedLogReader] { state.withLock { Array($0.values) } }

    /// Remembers a reader until it is closed.
    func add(_ reader: EmbeddedLogReader) {
        state.withLock { $0[ObjectIdentifier(reader)] = reader }
    }

    /// Forgets a closed reader.
    func remove(_ reader: EmbeddedLogReader) {
        state.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(reader)) }
    }
}
