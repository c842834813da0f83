/// Where the life of an upsell signal stands, in one word.
///
/// Source: domain §10.4, and the article on upsell for snoozes and deals.
package enum UpsellState: String, CaseIterable, Sendable {
    /// Sales may act on it.
    case open
    /// Open, and sales wants to hear nothing of it for now.
    case snoozed
    /// Sales took it on; the deal is not closed yet.
    case accepted
    /// The deal was closed and brought something.
    case won
    /// The deal fell through.
    case lost
    /// Sales did not want it.
    case declined
    /// The score fell, or the campaign is no longer looked at.
    case expired

    /// The word for a status, with what became of the deal and until when it is snoozed.
    package init(
        _ status: UpsellStatus,
        outcome: UpsellOutcome?,
        snoozedUntil: Instant?,
        at clock: Instant
    ) {
        switch status {
        case .open: self = snoozedUntil.map { clock < $0 } ?? false ? .snoozed : .open
        case .declined: self = .declined
        case .expired: self = .expired
        case .accepted:
            switch outcome {
            case .won: self = .won
            case .lost: self = .lost
            case nil: self = .accepted
            }
        }
    }
}
