/// What sales should do about an upsell signal.
///
/// Source: domain §10.2.
package enum UpsellAction: String, CaseIterable, Sendable {
    /// Sell more of the same.
    case raiseLimit = "raise_limit"
    /// Sell the program to more people.
    case scaleProgram = "scale_program"
    /// Improve what the program achieves.
    case improveOutcomes = "improve_outcomes"
    /// Sell one bundle for several campaigns.
    case moveToBundle = "move_to_bundle"
}
