/// What became of the deal behind an accepted signal.
///
/// Source: the article on upsell.
package enum UpsellOutcome: String, CaseIterable, Sendable {
    /// It was closed.
    case won
    /// It fell through.
    case lost

    /// Why a deal cannot be closed like this; nil if it can.
    ///
    /// `invalid_transition` while the signal is still open; `signal_closed` for one that was
    /// declined, expired or closed already; `currency_mismatch` and `out_of_range` for a won value
    /// in another currency than that of the signal, or below 0.
    package static func refusal(
        status: UpsellStatus,
        known: Self?,
        wonValue: Money?,
        currency: Currency
    ) -> ReasonCode? {
        switch status {
        case .open: return .invalidTransition
        case .declined, .expired: return .signalClosed
        case .accepted: break
        }
        guard known == nil else { return .signalClosed }
        guard let wonValue else { return nil }
        guard wonValue.currency == currency else { return .currencyMismatch }
        return wonValue.amount >= 0 ? nil : .outOfRange
    }
}
