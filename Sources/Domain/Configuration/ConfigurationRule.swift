/// What values of one object must fulfil together; the paths are pointers below that object.
///
/// Source: domain §3.3.
package enum ConfigurationRule: Hashable, Sendable {
    /// The first is at most the second; a second of 0 is no limit where its schema says so.
    case lessOrEqual(String, String)
    /// The values add up to a number.
    case sum([String], equals: Int64)
    /// At least one of the truth values is true.
    case anyTrue([String])

    /// The paths that the rule is about.
    package var paths: [String] {
        switch self {
        case .lessOrEqual(let first, let second): [first, second]
        case .sum(let paths, _), .anyTrue(let paths): paths
        }
    }
}
