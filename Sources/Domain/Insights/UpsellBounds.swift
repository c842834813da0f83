/// From which composite a signal is raised and below which it expires.
///
/// Source: domain §10.4.
package struct UpsellBounds: Hashable, Sendable {
    /// The lowest composite that raises a signal.
    package let raise: Int64
    /// The lowest composite that keeps a signal open.
    package let keep: Int64

    /// The bounds of a campaign's signal.
    package static let campaign = Self(raise: 40, keep: 30)
    /// The bounds of a company's bundle signal.
    package static let company = Self(raise: 60, keep: 50)
}
