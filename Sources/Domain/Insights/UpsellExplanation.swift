/// One line of why an upsell score is what it is.
///
/// Source: domain §10.1.
package struct UpsellExplanation: Hashable, Sendable {
    /// The part of the score.
    package let factor: UpsellFactor
    /// What went in; nil if it was not known.
    package let input: Int64?
    /// The unit of what went in.
    package let unit: UpsellInputUnit
    /// The score of the part.
    package let score: Int64
    /// Its weight; 0 for a part that is left out.
    package let weight: Int64
    /// What it adds: weight times score.
    package let contribution: Int64
}
