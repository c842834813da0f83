/// How the probability of a sale is estimated.
///
/// Source: domain §10.4, §19.
package enum UpsellMethod: String, CaseIterable, Sendable {
    /// From the composite alone.
    case rules
    /// From what was accepted and declined before.
    case model

    /// The probability of a sale in basis points by the rules: a hundred for each point.
    package static func rulesProbabilityBp(composite: Int64) -> Int64 {
        min(max(composite, 0), 100) * 100
    }
}
