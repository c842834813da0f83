/// Where a person belongs.
///
/// Source: domain §5.3.
package enum PlacementResult: Hashable, Sendable {
    /// In this instance; over class when a fact makes it larger than its class limit.
    case instance(id: String, overClass: Bool)
    /// In a new instance that opens for it.
    case split
    /// Nowhere yet, because no instance is open.
    case unassigned
    /// Nowhere, for a reason that a request is told.
    case refused(ReasonCode)
}
