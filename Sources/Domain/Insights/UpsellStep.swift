/// One step in the life of an upsell signal.
///
/// Source: domain §10.4, §25 (I26), and the article on upsell.
package enum UpsellStep: String, CaseIterable, Sendable {
    /// It opened.
    case raised
    /// It said something new.
    case updated
    /// Sales wanted to hear nothing of it until a moment.
    case snoozed
    /// That moment came, and it was told again.
    case woken
    /// Sales took it on.
    case accepted
    /// Sales did not want it.
    case declined
    /// It went by itself.
    case expired
    /// The deal was closed.
    case won
    /// The deal fell through.
    case lost

    /// Whether the step may follow another one, nil at the beginning.
    package func follows(_ last: Self?) -> Bool {
        switch self {
        case .raised: last == nil
        case .updated, .woken, .snoozed, .accepted, .declined, .expired:
            last.map(\.isOpen) ?? false
        case .won, .lost: last == .accepted
        }
    }

    /// Whether the signal is open after it.
    package var isOpen: Bool {
        switch self {
        case .raised, .updated, .snoozed, .woken: true
        case .accepted, .declined, .expired, .won, .lost: false
        }
    }

    /// The status of the signal after it.
    package var status: UpsellStatus {
        switch self {
        case .raised, .updated, .snoozed, .woken: .open
        case .accepted, .won, .lost: .accepted
        case .declined: .declined
        case .expired: .expired
        }
    }
}
