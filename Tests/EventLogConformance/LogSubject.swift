package import EventLog

/// A log under test, with the two things a test does to it from outside: restart it and age it.
///
/// One subject is one log that nobody else uses and that is empty at first. It is made for one
/// check and given up afterwards.
package protocol LogSubject: Sendable {
    /// Opens the log; whatever earlier openings appended must be there.
    ///
    /// A check may open it several times, and closes what it opened. A subject that can should
    /// make an opening after a close as good as a restart of the process.
    func open() async throws -> any EventLog

    /// Makes the log forget its beginning and returns the first position that remains.
    ///
    /// It may append to `log` as much as it takes, and must forget position 1 at least. At least
    /// one record must remain. Called at most once, after 64 records or more were appended.
    func cutHistory(_ log: any EventLog) async throws -> Int64

    /// Removes the log from the world; called once, at the end, also of a failed check.
    func dispose() async
}
