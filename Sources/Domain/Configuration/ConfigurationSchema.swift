/// What a configuration may hold, in the dialect of domain §3.3.
package struct ConfigurationSchema: Hashable, Sendable {
    /// The kind of value with what its keywords say.
    package indirect enum Shape: Hashable, Sendable {
        /// An object of known keys and nothing else.
        case object(
            properties: ConfigurationMembers<ConfigurationSchema>,
            required: Set<String>,
            rules: Set<ConfigurationRule>
        )
        /// A map: some keys out of a set, one schema for all values.
        case map(keys: Set<String>, values: ConfigurationSchema)
        /// A list of like items.
        case list(items: ConfigurationSchema, count: ConfigurationBounds, isUnique: Bool)
        /// Text; lengths count Unicode scalars.
        case text(length: ConfigurationBounds, format: TextFormat?, allowed: [String]?)
        /// An integer; a 0 may stand for "no limit" in a rule.
        case integer(range: ConfigurationBounds, allowed: [Int64]?, zeroMeansNone: Bool)
        /// A truth value, perhaps only one of the two.
        case boolean(only: Bool?)
    }

    /// The deepest nesting of a configuration: its root is level 1.
    package static let maximumDepth = 8

    /// What kind of value it is.
    package var shape: Shape
    /// A name for people.
    package var title: String?
    /// An explanation for people.
    package var details: String?
    /// The value to propose where there is none; never filled in by validation.
    package var proposal: ConfigurationValue?
    /// Which overrides are accepted; absent says what the schema around it says, at the root `free`.
    package var override: OverrideMode?

    /// Makes a schema from a shape and, if there is one, an override mode.
    package init(_ shape: Shape, override: OverrideMode? = nil) {
        self.shape = shape
        self.override = override
    }

    /// The schema of a member of an object or a map; nil for a key that it does not have.
    package func member(_ key: String) -> ConfigurationSchema? {
        switch shape {
        case .object(let properties, _, _): properties[key]
        case .map(let keys, let values): Self.isKey(key) && keys.contains(key) ? values : nil
        case .list, .text, .integer, .boolean: nil
        }
    }

    /// The schema at the keys of a path; nil where the path is gone.
    package func node(at keys: some Collection<String>) -> ConfigurationSchema? {
        guard let key = keys.first else { return self }
        return member(key)?.node(at: keys.dropFirst())
    }

    /// Whether a text may be a key: a letter, then up to 63 letters, digits and underscores.
    package static func isKey(_ key: String) -> Bool {
        guard (1...64).contains(key.utf8.count) else { return false }
        return key.utf8.enumerated().allSatisfy { index, byte in
            switch byte {
            case 0x41...0x5A, 0x61...0x7A: true
            case 0x30...0x39, 0x5F: index > 0
            default: false
            }
        }
    }
}
