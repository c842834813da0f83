/// One thing that is wrong with one field of an input.
package struct FieldError: Sendable, Hashable, CustomStringConvertible {
    /// The kinds of error, by the words of domain §3.3.
    package enum Code: String, Sendable, Hashable {
        /// A field that nothing of this name belongs to.
        case unknownKey = "unknown_key"
        /// A value of another JSON type, or a number that is no 64-bit integer.
        case wrongType = "wrong_type"
        /// A required field that is absent.
        case missingKey = "missing_key"
        /// A number, length or count outside its range.
        case outOfRange = "out_of_range"
        /// A word that is not among the allowed ones.
        case notInEnum = "not_in_enum"
        /// Text that is not of the wanted form (id, date, instant…).
        case badFormat = "bad_format"
        /// Fields that contradict each other.
        case ruleViolated = "rule_violated"
    }

    /// Where: a JSON Pointer into the CloudEvent, such as `/data/campaignId`.
    package let path: String
    /// What kind of error.
    package let code: Code
    /// The rule that was broken, for a person.
    package let rule: String

    /// Makes an error from its parts.
    package init(path: String, code: Code, rule: String) {
        self.path = path
        self.code = code
        self.rule = rule
    }

    /// Path, code and rule on one line.
    package var description: String { "\(path) \(code.rawValue): \(rule)" }
}
