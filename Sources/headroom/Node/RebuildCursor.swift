import Contracts
import EventLog

/// Reads the log from its beginning to the place where it ended when the rebuild began.
struct RebuildCursor: Sendable {
    /// The position of the last entry that was read.
    private(set) var position: Int64 = 0
    private let reader: (any LogReader)?
    private let end: Int64

    /// Opens a reader, unless there is nothing to read.
    init(_ log: any EventLog, through end: Int64) async throws {
        self.end = end
        reader = end > 0 ? try await log.reader(from: 1) : nil
    }

    /// The next entries, or nil when all were read; at least so many unless the end comes first.
    mutating func next(atLeast minimum: Int) async throws -> [LogEntry]? {
        guard let reader, position < end else { return nil }
        var entries: [LogEntry] = []
        while position < end, entries.count < minimum {
            let more = try await reader.next(maximum: 8192, patience: .seconds(5))
            guard let last = more.last else {
                throw CommandFault(
                    .tryAgain,
                    "the log gave nothing behind position \(position) of \(end)"
                )
            }
            position = last.position
            entries += position <= end ? more : more.filter { $0.position <= end }
        }
        return entries
    }

    /// The next records, decoded, or nil when all were read; and the cursor behind them.
    func decoded(
        atLeast minimum: Int
    ) async throws -> (records: [Record]?, cursor: RebuildCursor) {
        var cursor = self
        let records = try await cursor.next(atLeast: minimum)?.map {
            RecordDecoder.decode(position: $0.position, message: $0.message)
        }
        return (records, cursor)
    }

    /// Ends the reader.
    func close() async {
        await reader?.close()
    }
}
