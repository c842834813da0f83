/// A JSON value as Headroom knows it: numbers are 64-bit integers and nothing else.
package enum JSON: Sendable, Hashable {
    /// The literal `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number that is a 64-bit integer literal.
    case int(Int64)
    /// Any other number, kept as written so that a decoder can name it; never a value.
    case otherNumber(String)
    /// A string.
    case string(String)
    /// An array.
    case array([JSON])
    /// An object with unique keys.
    case object(JSONObject)

    /// The string, or nil for any other kind of value.
    package var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The integer, or nil for any other kind of value.
    package var int: Int64? {
        if case .int(let value) = self { value } else { nil }
    }

    /// The truth value, or nil for any other kind of value.
    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The object, or nil for any other kind of value.
    package var object: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// The array, or nil for any other kind of value.
    package var array: [JSON]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The path (JSON Pointer) of the first number that is no 64-bit integer, if there is one.
    package func pathOfOtherNumber(below path: String) -> String? {
        switch self {
        case .null, .bool, .int, .string: return nil
        case .otherNumber: return path
        case .array(let items):
            for (index, item) in items.enumerated() {
                if let found = item.pathOfOtherNumber(below: "\(path)/\(index)") { return found }
            }
            return nil
        case .object(let object):
            for member in object.members {
                switch member.value {
                case .null, .bool, .int, .string: continue
                case .otherNumber, .array, .object:
                    let below = path + "/" + member.key
                    if let found = member.value.pathOfOtherNumber(below: below) { return found }
                }
            }
            return nil
        }
    }
}
