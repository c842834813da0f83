/// How an entry of the waiting list stands.
///
/// Source: domain §2, §7.6.
package enum WaitlistStatus: String, Sendable, Hashable, CaseIterable {
    /// It waits.
    case waiting
    /// A place is kept for it until it answers.
    case offered
    /// It got a place.
    case promoted
    /// The person joined by a fact.
    case fulfilled
    /// It waited too long, or did not answer an offer in time.
    case expired
    /// It was taken back, an offer was declined, or the campaign ended.
    case canceled
}
