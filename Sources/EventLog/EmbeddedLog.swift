package import Contracts
import Glibc

/// The log as a table in an SQLite file of its own, for one machine with no broker.
///
/// Several processes may append and read at once: the node, and the commands a person types.
/// Appends that arrive together share one transaction and one sync. Close it when done, its
/// threads do not end by themselves. Source: design, "The log".
package final class EmbeddedLog: EventLog {
    /// Who opens the log.
    package enum Role: Sendable, Hashable {
        /// The node that reads the log; it also looks after the file. One per directory.
        case node
        /// A command beside the node; it appends and reads and leaves the file's care to the node.
        case client
    }

    /// The name of the log's file in its directory.
    package static let fileName = "log.sqlite"

    /// How many records one transaction of `truncate(before:)` deletes.
    private static let recordsPerCut: Int64 = 10_000

    /// The path of the log's file.
    package let path: String
    private let directory: String
    private let role: Role
    private let appender: LogAppender
    private let readers = LogReaders()
    private let tally = LogTally()

    /// Opens the log in an existing directory and creates the file when it is missing.
    ///
    /// Fails with `LogFault.refused` when the directory is missing, when the file is no log of
    /// Headroom, or when a newer Headroom wrote it; such a file stays as it is.
    package init(directory: String, role: Role) async throws(LogFault) {
        guard access(directory, R_OK | W_OK | X_OK) == 0 else {
            let reason = String(cString: strerror(errno))
            throw LogFault(
                .refused,
                "the log's directory \(directory) cannot be used (\(reason)); create it, or name"
                    + " another one"
            )
        }
        self.directory = directory
        path = directory + "/" + Self.fileName
        self.role = role
        appender = LogAppender(directory: directory, path: path, role: role, tally: tally)
        do throws(LogFault) {
            try await appender.start()
        } catch {
            await appender.close()
            throw error
        }
    }

    /// Appends messages in order; returns when they are synced to disk.
    ///
    /// One call is one transaction, alone or with the calls that wait beside it: after a fault
    /// all of its messages are in the log or none.
    package func append(_ messages: [LogMessage]) async throws(LogFault) {
        guard !messages.isEmpty else { return }
        let ticket = appender.inbox.put(messages)
        if try await appender.settle(ticket) {
            for reader in readers.all { reader.announceArrival() }
        }
    }

    /// Opens a reader on a thread of its own, which lasts until the reader is closed.
    ///
    /// A position below 1 is refused, and so is one beyond the next free one: then the file is
    /// another log than the one that the position comes from.
    package func reader(from position: Int64) async throws(LogFault) -> any LogReader {
        let signal = try ArrivalSignal(directory: directory)
        let cursor = LogCursor(path: path, position: position, signal: signal)
        do throws(LogFault) {
            // The appender answers only while the log is open.
            _ = try await appender.lastPosition()
            try await cursor.start()
        } catch {
            await cursor.close()
            throw error
        }
        let reader = EmbeddedLogReader(
            cursor: cursor,
            signal: signal,
            readers: readers,
            caretaker: role == .node ? appender : nil
        )
        readers.add(reader)
        return reader
    }

    /// Searches the whole table, which takes a fraction of the time that reading it takes.
    package func entries(routedBy routingKey: String) async throws(LogFault) -> [LogEntry]? {
        let signal = try ArrivalSignal(directory: directory)
        let cursor = LogCursor(path: path, position: 1, signal: signal)
        do throws(LogFault) {
            try await cursor.start()
            let found = try await cursor.entries(routedBy: routingKey)
            await cursor.close()
            return found
        } catch {
            await cursor.close()
            throw error
        }
    }

    /// The position of the last record of any process; a cut does not change it.
    package func lastPosition() async throws(LogFault) -> Int64 {
        try await appender.lastPosition()
    }

    /// Cuts the history: afterwards the log begins at `position`, or at its end if that is lower.
    ///
    /// Readers that stand before the cut fail with `LogFault.historyGone`. Positions go on where
    /// they were. Appends get their turn in between; when it fails half-way the log already
    /// begins at `position`, and the next call deletes the rest.
    package func truncate(before position: Int64) async throws(LogFault) {
        while try await appender.cut(before: position, limit: Self.recordsPerCut) {}
    }

    /// Closes the readers and the file and ends the threads; safe to call twice.
    package func close() async {
        for reader in readers.all { await reader.close() }
        await appender.close()
    }

    /// What this process has done to the log since it opened it.
    package var figures: EmbeddedLogFigures { tally.figures }
}
