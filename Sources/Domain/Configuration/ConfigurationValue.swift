/// A value of a program's configuration: no null, and numbers are 64-bit integers.
///
/// Source: domain §3.2, §6.
package enum ConfigurationValue: Sendable {
    /// `true` or `false`.
    case bool(Bool)
    /// An integer.
    case int(Int64)
    /// Text; equal to another only byte for byte.
    case text(String)
    /// A list, replaced as a whole.
    case list([ConfigurationValue])
    /// Named values, merged name by name.
    case object(ConfigurationMembers<ConfigurationValue>)

    /// The truth value, or nil for any other kind of value.
    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The integer, or nil for any other kind of value.
    package var int: Int64? {
        if case .int(let value) = self { value } else { nil }
    }

    /// The text, or nil for any other kind of value.
    package var text: String? {
        if case .text(let value) = self { value } else { nil }
    }

    /// The items, or nil for any other kind of value.
    package var list: [ConfigurationValue]? {
        if case .list(let value) = self { value } else { nil }
    }

    /// The members, or nil for any other kind of value.
    package var object: ConfigurationMembers<ConfigurationValue>? {
        if case .object(let value) = self { value } else { nil }
    }
}

extension ConfigurationValue: Hashable {
    /// Whether two values are the same, texts byte for byte.
    package static func == (first: Self, second: Self) -> Bool {
        switch (first, second) {
        case (.bool(let one), .bool(let other)): one == other
        case (.int(let one), .int(let other)): one == other
        case (.text(let one), .text(let other)): one.utf8.elementsEqual(other.utf8)
        case (.list(let one), .list(let other)): one == other
        case (.object(let one), .object(let other)): one == other
        case (.bool, _), (.int, _), (.text, _), (.list, _), (.object, _): false
        }
    }

    /// Hashes the kind and what it holds.
    package func hash(into hasher: inout Hasher) {
        switch self {
        case .bool(let value): hasher.combine(value)
        case .int(let value): hasher.combine(value)
        case .text(let value): hasher.combine(value)
        case .list(let value): hasher.combine(value)
        case .object(let value): hasher.combine(value)
        }
    }
}

extension ConfigurationValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A truth value written as one.
    package init(booleanLiteral value: Bool) { self = .bool(value) }

    /// An integer written as one.
    package init(integerLiteral value: Int64) { self = .int(value) }

    /// Text written as one.
    package init(stringLiteral value: String) { self = .text(value) }

    /// A list written as one.
    package init(arrayLiteral elements: ConfigurationValue...) { self = .list(elements) }

    /// An object written as a dictionary.
    package init(dictionaryLiteral elements: (String, ConfigurationValue)...) {
        self = .object(ConfigurationMembers(elements))
    }
}
