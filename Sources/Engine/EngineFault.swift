/// Why the engine cannot go on with the log as it is.
package enum EngineFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// A position is missing: the log was read wrongly or cut.
    case gap(expected: Int64, found: Int64)

    /// One sentence for a person.
    package var description: String {
        switch self {
        case .gap(let expected, let found):
            "the log skips from position \(expected - 1) to \(found)"
        }
    }
}
