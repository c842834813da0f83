/// What an alert is for.
///
/// Source: domain §8.1.
package enum AlertIntent: String, CaseIterable, Sendable {
    /// Sales may offer more.
    case upsellOpportunity = "upsell_opportunity"
    /// The customer should plan for more.
    case expansionRecommended = "expansion_recommended"
    /// Nothing is left of what was sold.
    case atCapacity = "at_capacity"
    /// People are turned away.
    case blockAndEscalate = "block_and_escalate"
}
