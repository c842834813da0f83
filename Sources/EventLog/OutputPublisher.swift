/// Takes outputs to their consumers and says when they are safe.
///
/// Order is kept within one publisher. After any fault the publisher is dead: close it, make a
/// new one and submit again from the last confirmed place; the ids are the same, so a repetition
/// is recognized by every consumer.
package protocol OutputPublisher: Sendable {
    /// Hands publications over in order; suspends while too many are unconfirmed.
    func submit(_ publications: [Publication]) async throws(LogFault)

    /// Waits until everything up to some place beyond `feed` is confirmed and returns that place.
    ///
    /// A nack, a returned mandatory message and a lost connection are faults. Returns `feed`
    /// itself when nothing was confirmed within `patience`.
    func confirmed(beyond feed: Int64, patience: Duration) async throws(LogFault) -> Int64

    /// Ends the publisher; safe to call twice.
    func close() async
}
