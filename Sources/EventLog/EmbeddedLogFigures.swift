/// What an embedded log has done since it was opened; counters only grow.
package struct EmbeddedLogFigures: Sendable, Hashable {
    /// Transactions that appended records; each costs one sync of the write-ahead log.
    package var commits: Int64 = 0
    /// Calls of `append` that these transactions served.
    package var appends: Int64 = 0
    /// Records appended by this process.
    package var records: Int64 = 0
    /// Transactions that failed and left nothing behind.
    package var failedCommits: Int64 = 0
    /// Times the write-ahead log was moved into the file; always 0 for a client.
    package var checkpoints: Int64 = 0
    /// Checkpoints that failed; the records stay safe in the write-ahead log.
    package var failedCheckpoints: Int64 = 0
    /// Pages in the write-ahead log after the last commit of this process, 4 096 bytes each.
    package var walPages: Int64 = 0

    /// The figures of a log that has done nothing yet.
    package init() {}
}
