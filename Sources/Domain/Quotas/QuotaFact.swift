/// What happened, as far as quotas count it.
///
/// Source: domain §16.
package enum QuotaFact: Hashable, Sendable {
    /// A person of a role became active who was not before.
    case becameActive(ParticipantRole)
    /// A session was held: its length, and the credits charged for it in thousandths, 0 or more.
    case session(minutes: Int64, creditsMc: Int64)
    /// A milestone was reached: the credits charged for it in thousandths, 0 or more.
    case milestone(creditsMc: Int64)
    /// A cost was recorded.
    case cost(Money)
}
