/// Which layer lies over the version's defaults.
///
/// Source: domain §6.
package enum OverrideLayer: String, CaseIterable, Sendable {
    /// Over the version's defaults.
    case campaign
    /// Over the campaign's effective configuration.
    case instance
}
