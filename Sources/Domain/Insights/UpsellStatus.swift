/// Where an upsell signal stands: open first, then one of the others for good.
///
/// Source: domain §10.4.
package enum UpsellStatus: String, CaseIterable, Sendable {
    /// Sales may act on it.
    case open
    /// Sales sold it.
    case accepted
    /// Sales did not sell it.
    case declined
    /// The score fell, or the campaign is no longer looked at.
    case expired
}
