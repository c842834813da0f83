/// One thing that is wrong with a configuration, a patch or a schema.
///
/// Source: domain §3.3.
package struct ConfigurationError: Error, Hashable, Sendable, Comparable {
    /// The kinds of error.
    package enum Code: String, CaseIterable, Sendable {
        /// A key that the schema does not have.
        case unknownKey = "unknown_key"
        /// A value of another type; also a number that is no 64-bit integer, and a null in a list.
        case wrongType = "wrong_type"
        /// A required key that is absent.
        case missingKey = "missing_key"
        /// A number, a length, a count, a depth or a size outside its range.
        case outOfRange = "out_of_range"
        /// A value that is not among the allowed ones.
        case notInEnum = "not_in_enum"
        /// Text that is not of the wanted form.
        case badFormat = "bad_format"
        /// Values that contradict each other.
        case ruleViolated = "rule_violated"
        /// A value that this layer may not put over its parent's.
        case overrideNotAllowed = "override_not_allowed"
        /// Of schemas only: a keyword outside the dialect.
        case unsupportedKeyword = "unsupported_keyword"
    }

    /// Where: a JSON Pointer.
    package let path: String
    /// What kind of error.
    package let code: Code

    /// Makes an error from its parts.
    package init(_ path: String, _ code: Code) {
        self.path = path
        self.code = code
    }

    /// Errors come by path, at one path by code.
    package static func < (first: Self, second: Self) -> Bool {
        guard first.path.utf8.elementsEqual(second.path.utf8) else {
            return Identifier.isBefore(first.path, second.path)
        }
        return Identifier.isBefore(first.code.rawValue, second.code.rawValue)
    }

    /// Errors in their order, each once.
    package static func ordered(_ errors: some Sequence<Self>) -> [Self] {
        Set(errors).sorted()
    }

    /// The refusals that errors add up to, in the order of the interface's table.
    package static func reasons(_ errors: [Self]) -> [ReasonCode] {
        var reasons: [ReasonCode] = []
        if errors.contains(where: { $0.code == .unsupportedKeyword }) {
            reasons.append(.unsupportedKeyword)
        }
        if errors.contains(where: {
            $0.code != .unsupportedKeyword && $0.code != .overrideNotAllowed
        }) {
            reasons.append(.configInvalid)
        }
        if errors.contains(where: { $0.code == .overrideNotAllowed }) {
            reasons.append(.overrideNotAllowed)
        }
        return reasons
    }
}
