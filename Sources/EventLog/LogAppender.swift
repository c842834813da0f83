import Contracts
import GRDB
import GRDBSQLite
import Synchronization
import Threading

/// The writing end of the embedded log, on a thread of its own.
///
/// An append goes through the inbox: the caller leaves its ticket there and queues for this
/// thread. Whoever arrives first commits everything that waits, in one transaction with one sync;
/// the others find their ticket settled.
actor LogAppender {
    private nonisolated let executor = ThreadExecutor(name: "log-append")
    /// Where the appends wait.
    nonisolated let inbox = AppendInbox()

    private let directory: String
    private let path: String
    private let role: EmbeddedLog.Role
    private let tally: LogTally
    private var open: OpenFile?

    /// Makes an appender that has opened nothing yet.
    init(directory: String, path: String, role: EmbeddedLog.Role, tally: LogTally) {
        self.directory = directory
        self.path = path
        self.role = role
        self.tally = tally
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Opens the file, creates it when it is missing, and lightens a node's write-ahead log.
    func start() throws(LogFault) {
        open = try OpenFile(path: path, role: role)
        checkpoint()
    }

    /// Commits groups until the ticket's is among them; true when this call committed anything.
    func settle(_ ticket: AppendTicket) throws(LogFault) -> Bool {
        var committed = false
        while ticket.outcome == nil {
            let group = inbox.takeGroup()
            let outcome = Result { () throws(LogFault) in try commit(group) }
            for member in group { member.settle(outcome) }
            committed = true
        }
        if case .failure(let fault) = ticket.outcome { throw fault }
        return committed
    }

    /// The position of the last record, 0 before the first one ever.
    func lastPosition() throws(LogFault) -> Int64 {
        let open = try opened()
        return try open.connection.perform { try open.lastPosition($0) }
    }

    /// Moves the first position up to `position` and deletes up to `limit` of what lies before.
    ///
    /// Answers whether something is left to delete.
    func cut(before position: Int64, limit: Int64) throws(LogFault) -> Bool {
        let open = try opened()
        return try open.write { database in
            let last = try open.lastPosition(database)
            let first = min(position, last + 1)
            try database.execute(
                sql: "UPDATE span SET first = max(first, ?)",
                arguments: [first]
            )
            try database.execute(
                sql: """
                    DELETE FROM record WHERE position < min(
                        (SELECT first FROM span), (SELECT min(position) FROM record) + ?)
                    """,
                arguments: [limit]
            )
            return try Bool.fetchOne(
                database,
                sql: "SELECT (SELECT min(position) FROM record) < (SELECT first FROM span)"
            )
                ?? false
        }
    }

    /// Moves the write-ahead log into the file, if this is the node's.
    ///
    /// A failure is counted and nothing else: the records are safe where they are.
    func checkpoint() {
        guard let open, let checkpoint = open.checkpoint else { return }
        do {
            try open.lock()
            defer { open.unlock() }
            try checkpoint.run()
            open.walPages = 0
            tally.count { $0.checkpoints += 1 }
        } catch {
            tally.count { $0.failedCheckpoints += 1 }
        }
    }

    /// Closes the file and ends the thread; safe to call twice.
    nonisolated func close() async {
        await shut()
        executor.stop()
    }

    private func shut() {
        checkpoint()
        open?.close()
        open = nil
    }

    private func commit(_ group: [AppendTicket]) throws(LogFault) {
        let open = try opened()
        let records = group.reduce(0) { $0 + $1.messages.count }
        do {
            try open.write { database in
                var position = try open.lastPosition(database)
                for ticket in group {
                    for message in ticket.messages {
                        position += 1
                        try open.insert(database, message, at: position)
                    }
                }
            }
        } catch {
            tally.count { $0.failedCommits += 1 }
            throw error
        }
        DirectoryWatch.ring(directory)
        tally.count { figures in
            figures.commits += 1
            figures.appends += Int64(group.count)
            figures.records += Int64(records)
            figures.walPages = Int64(open.walPages)
        }
        if open.walPages >= LogCheckpoint.worthwhilePages { checkpoint() }
    }

    private func opened() throws(LogFault) -> OpenFile {
        guard let open else { throw LogFault(.closed, "the log \(path) was closed") }
        return open
    }
}
