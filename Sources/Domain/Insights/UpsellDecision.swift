/// What an evaluation makes of a signal.
///
/// Source: domain §10.4.
package enum UpsellDecision: Hashable, Sendable {
    /// A new signal opens.
    case raise(category: UpsellCategory, segment: UpsellSegment)
    /// The open signal says something new.
    case update(category: UpsellCategory, segment: UpsellSegment)
    /// The open signal ends.
    case expire
    /// Nothing is worth telling.
    case none
}
