/// What an upsell signal is about.
///
/// Source: domain §10.4.
package enum UpsellKind: String, CaseIterable, Sendable {
    /// One campaign.
    case campaign
    /// All campaigns of a company outside bundles.
    case company
}
