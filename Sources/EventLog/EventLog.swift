package import Contracts

/// The one totally ordered log that every input of Headroom is a record of.
///
/// Source: design, "The log". Both implementations pass `EventLogConformance`.
package protocol EventLog: Sendable {
    /// Appends messages in the given order and returns when all of them are durable.
    ///
    /// After a fault any prefix, or all of them, may be in the log: append the same messages
    /// again, their ids make the repetition harmless.
    func append(_ messages: [LogMessage]) async throws(LogFault)

    /// Opens a reader whose first entry is the one at `position`.
    ///
    /// Fails with `LogFault.historyGone` when the log no longer reaches back that far.
    func reader(from position: Int64) async throws(LogFault) -> any LogReader

    /// The position of the last record now in the log, 0 for an empty one.
    ///
    /// Used for lag and for progress only, never for a decision.
    func lastPosition() async throws(LogFault) -> Int64

    /// All entries with a routing key, oldest first, or nil from a log that can only be read.
    ///
    /// Fails with `LogFault.historyGone` when the log no longer begins at position 1.
    func entries(routedBy routingKey: String) async throws(LogFault) -> [LogEntry]?

    /// Releases connections, files and threads; safe to call twice.
    func close() async
}

extension EventLog {
    /// Nil: a log cannot be searched unless it says so.
    package func entries(routedBy routingKey: String) async throws(LogFault) -> [LogEntry]? { nil }
}
