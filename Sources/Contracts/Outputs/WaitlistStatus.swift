/// How an entry of the waiting list stands.
///
/// Source: domain §2, §7.6.
package enum WaitlistStatus: String, Sendable, Hashable, CaseIterable {
    /// It waits.
    case waiting
    /// It got a place.
    case promoted
    /// The person joined by a fact.
    case fulfilled
    /// It waited too long.
    case expired
    /// It was taken back, or the campaign ended.
    case canceled
}
