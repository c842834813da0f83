/// A cursor over the log that hands out entries once, in order, leaving none out.
package protocol LogReader: Sendable {
    /// Waits until entries are at hand and returns up to `maximum` of them, oldest first.
    ///
    /// Returns an empty array when nothing arrived within `patience`. One caller at a time. After
    /// a fault the reader is dead: close it and open another one at the next position.
    func next(maximum: Int, patience: Duration) async throws(LogFault) -> [LogEntry]

    /// Ends the reader; a `next` that waits returns empty. Safe to call twice.
    func close() async
}
