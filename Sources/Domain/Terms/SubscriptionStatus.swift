/// The states of a bundle subscription, as its billing tells them.
///
/// Source: domain §2.
package enum SubscriptionStatus: String, CaseIterable, Sendable {
    /// Paid.
    case active
    /// A payment is late; it serves all the same.
    case pastDue = "past_due"
    /// Given up.
    case canceled
    /// Over.
    case expired

    /// Whether its learners may be served: active or past due.
    package var serves: Bool {
        switch self {
        case .active, .pastDue: true
        case .canceled, .expired: false
        }
    }
}
