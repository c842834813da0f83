package import Contracts

/// What recomputing the invariants came to.
package struct VerificationReport: Sendable, Hashable {
    /// How many things were compared: counters, rows, outputs.
    package var checked: Int64 = 0
    /// How many rules were recomputed.
    package var rules: Int64 = 0
    /// What does not hold; empty for a sound node.
    package var violations: [Violation] = []

    /// Starts with nothing.
    package init() {}

    /// The report as an object of the command line and the API.
    package var json: JSONObject {
        [
            "checked": .int(checked), "rules": .int(rules),
            "violations": .array(violations.map { .object($0.json) }),
        ]
    }
}
