/// How a template version and a beneficiary group fit together.
package struct CompatibilityResult: Hashable, Sendable {
    /// All conditions that fail, in the order of the table.
    package let reasons: [ReasonCode]
    /// How well they fit, 0–100; 0 when they do not.
    package let suitabilityScore: Int64

    /// Whether nothing speaks against the pair.
    package var compatible: Bool { reasons.isEmpty }
}
