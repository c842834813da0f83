/// What a change of use or of a quota means for its percentages.
///
/// Source: domain §16.
package struct QuotaChange: Hashable, Sendable {
    /// The percentages reached that were armed, ascending; each is told once.
    package var crossed: [Int64] = []
    /// The percentages that may be told again, ascending.
    package var rearmed: [Int64] = []

    /// No change.
    package init() {}

    /// Whether nothing is to be told or kept.
    package var isEmpty: Bool { crossed.isEmpty && rearmed.isEmpty }
}
