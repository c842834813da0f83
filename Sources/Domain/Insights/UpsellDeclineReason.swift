/// Why sales declined a signal.
///
/// Source: domain §10.4.
package enum UpsellDeclineReason: String, CaseIterable, Sendable {
    /// Too expensive.
    case price
    /// Not now.
    case timing
    /// The customer needs no more.
    case noNeed = "no_need"
    /// Somebody else sold it.
    case competitor
    /// Anything else.
    case other
}
