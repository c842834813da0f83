/// How small and how large a number, a length or a count may be; an absent end is open.
package struct ConfigurationBounds: Hashable, Sendable {
    /// The smallest allowed number.
    package var lower: Int64?
    /// The largest allowed number.
    package var upper: Int64?

    /// No bound at all.
    package static let open = Self(lower: nil, upper: nil)

    /// Whether a number is allowed.
    package func contains(_ number: Int64) -> Bool {
        number >= lower ?? .min && number <= upper ?? .max
    }

    /// Whether everything allowed here is allowed there.
    package func isWithin(_ other: Self) -> Bool {
        lower ?? .min >= other.lower ?? .min && upper ?? .max <= other.upper ?? .max
    }

    /// Whether no number is allowed.
    package var isEmpty: Bool { lower ?? .min > upper ?? .max }
}
