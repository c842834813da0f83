/// How an enrollment stands.
///
/// Source: domain §2.
package enum EnrollmentStatus: String, Sendable, Hashable, CaseIterable {
    /// The person takes part.
    case active
    /// The person left before the end.
    case withdrawn
    /// The person finished.
    case completed
    /// The campaign ended, or the fact was voided.
    case ended
}
