import Synchronization

/// Reads the embedded log from one position on.
final class EmbeddedLogReader: LogReader {
    /// After how many entries a node's reader has the write-ahead log looked after: the node
    /// itself may be quiet while clients append.
    private static let entriesPerCheckpoint = 16_384

    private let cursor: LogCursor
    private let signal: ArrivalSignal
    private let readers: LogReaders
    private let caretaker: LogAppender?
    private let entriesSinceCheckpoint = Atomic<Int>(0)

    /// Makes a reader on a started cursor; the caretaker is the node's appender.
    init(
        cursor: LogCursor,
        signal: ArrivalSignal,
        readers: LogReaders,
        caretaker: LogAppender?
    ) {
        self.cursor = cursor
        self.signal = signal
        self.readers = readers
        self.caretaker = caretaker
    }

    func next(maximum: Int, patience: Duration) async throws(LogFault) -> [LogEntry] {
        let entries = try await cursor.next(maximum: max(1, maximum), patience: patience)
        if let caretaker {
            let (_, count) = entriesSinceCheckpoint.add(entries.count, ordering: .relaxed)
            if count >= Self.entriesPerCheckpoint {
                entriesSinceCheckpoint.store(0, ordering: .relaxed)
                await caretaker.checkpoint()
            }
        }
        return entries
    }

    func close() async {
        announceClose()
        await cursor.close()
        readers.remove(self)
    }

    /// Wakes a `next` that waits, because records were committed in this process.
    func announceArrival() {
        signal.announce()
    }

    /// Wakes a `next` that waits, because the reader ends.
    func announceClose() {
        signal.close()
    }
}
