import Contracts
import GRDB
import Threading

/// The reading end of the embedded log, on a thread of its own that may sleep.
actor LogCursor {
    private nonisolated let executor = ThreadExecutor(name: "log-read")

    /// How many bytes of bodies one batch holds at most, beyond its first entry.
    static let batchBytes = 8 * 1_024 * 1_024

    private let path: String
    private let signal: ArrivalSignal
    private var wanted: Int64
    private var open: OpenRead?

    /// Makes a cursor whose first entry will be the one at `position`.
    init(path: String, position: Int64, signal: ArrivalSignal) {
        self.path = path
        self.signal = signal
        wanted = position
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Opens the file and refuses a position that it does not hold.
    func start() throws(LogFault) {
        let open = try OpenRead(path: path)
        do throws(LogFault) {
            let span = try open.span()
            guard wanted >= 1 else {
                throw LogFault(.refused, "position \(wanted) is wanted and positions start at 1")
            }
            guard wanted >= span.first else { throw gone(first: span.first) }
            guard wanted <= span.last + 1 else {
                throw LogFault(
                    .refused,
                    "position \(wanted) is wanted and \(path) ends at \(span.last): it is another"
                        + " log, or an older copy; put the right file back, or rebuild the node"
                )
            }
        } catch {
            open.close()
            throw error
        }
        self.open = open
    }

    /// Reads up to `maximum` entries, and sleeps until there is one or the patience is over.
    func next(maximum: Int, patience: Duration) throws(LogFault) -> [LogEntry] {
        guard let open else { throw LogFault(.closed, "the reader of \(path) was closed") }
        let deadline = ContinuousClock.now + min(patience, .seconds(86_400))
        while !signal.isClosed {
            signal.clear()
            let entries = try open.read(from: wanted, maximum: maximum)
            if let first = entries.first, let last = entries.last {
                guard first.position == wanted else { throw gone(first: first.position) }
                wanted = last.position + 1
                return entries
            }
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { break }
            signal.sleep(limit: left)
        }
        // Everything may have been cut away while this reader slept.
        let first = try open.span().first
        guard wanted >= first else { throw gone(first: first) }
        return []
    }

    /// All entries with a routing key.
    func entries(routedBy routingKey: String) throws(LogFault) -> [LogEntry] {
        guard let open else { throw LogFault(.closed, "the reader of \(path) was closed") }
        return try open.entries(routedBy: routingKey)
    }

    /// Closes the file and ends the thread; safe to call twice.
    nonisolated func close() async {
        await shut()
        executor.stop()
    }

    private func shut() {
        open?.close()
        open = nil
    }

    private func gone(first: Int64) -> LogFault {
        LogFault(
            .historyGone,
            "position \(wanted) was cut from \(path), which now begins at \(first): restore the"
                + " node from a snapshot at position \(first - 1) or later"
        )
    }
}
