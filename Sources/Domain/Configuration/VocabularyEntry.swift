/// One key of the configuration vocabulary: its schema and, unless it is optional, its default.
///
/// The base schema and the defaults of a program type come from the same entries, so that they
/// cannot disagree. Source: domain §3.2.
struct VocabularyEntry: Sendable {
    /// The key.
    let key: String
    /// What the value may be.
    let schema: ConfigurationSchema
    /// The default; nil for a key that is absent unless set.
    let standard: ConfigurationValue?

    /// Several keys under one.
    static func section(
        _ key: String,
        _ entries: [Self],
        rules: Set<ConfigurationRule> = [],
        override: OverrideMode? = nil
    ) -> Self {
        let defaults = entries.compactMap { entry in entry.standard.map { (entry.key, $0) } }
        return Self(
            key: key,
            schema: ConfigurationSchema(shape(of: entries, rules: rules), override: override),
            standard: .object(ConfigurationMembers(defaults))
        )
    }

    /// The object that entries make; whatever has a default is required.
    static func shape(
        of entries: [Self],
        rules: Set<ConfigurationRule> = []
    ) -> ConfigurationSchema.Shape {
        .object(
            properties: ConfigurationMembers(entries.map { ($0.key, $0.schema) }),
            required: Set(entries.filter { $0.standard != nil }.map(\.key)),
            rules: rules
        )
    }

    /// A truth value.
    static func flag(_ key: String, _ standard: Bool) -> Self {
        Self(key: key, schema: ConfigurationSchema(.boolean(only: nil)), standard: .bool(standard))
    }

    /// An integer of a range; `zeroIsNoLimit` says that 0 sets no limit.
    static func int(
        _ key: String,
        _ range: ClosedRange<Int64>,
        _ standard: Int64,
        zeroIsNoLimit: Bool = false
    ) -> Self {
        Self(
            key: key,
            schema: integer(range, zeroIsNoLimit: zeroIsNoLimit),
            standard: .int(standard)
        )
    }

    /// One word of several.
    static func word(_ key: String, _ words: [String], _ standard: String) -> Self {
        Self(key: key, schema: oneOf(words), standard: .text(standard))
    }

    /// One word of several, absent unless set.
    static func optionalWord(_ key: String, _ words: [String]) -> Self {
        Self(key: key, schema: oneOf(words), standard: nil)
    }

    /// Text of up to 100 characters, absent unless set.
    static func optionalText(_ key: String) -> Self {
        Self(key: key, schema: text(0...100), standard: nil)
    }

    /// A list of words, each at most once.
    static func words(
        _ key: String,
        _ words: [String],
        _ standard: [String],
        atLeast: Int64? = nil
    ) -> Self {
        let count = ConfigurationBounds(lower: atLeast, upper: nil)
        return Self(
            key: key,
            schema: ConfigurationSchema(.list(items: oneOf(words), count: count, isUnique: true)),
            standard: .list(standard.map(ConfigurationValue.text))
        )
    }

    /// A list of up to 50 texts of up to 100 characters, each at most once.
    static func texts(_ key: String, _ standard: [String] = []) -> Self {
        Self(
            key: key,
            schema: ConfigurationSchema(
                .list(
                    items: text(0...100),
                    count: ConfigurationBounds(lower: nil, upper: 50),
                    isUnique: true
                )
            ),
            standard: .list(standard.map(ConfigurationValue.text))
        )
    }

    /// A list of languages, each at most once, empty at first.
    static func languages(_ key: String) -> Self {
        let language = ConfigurationSchema(
            .text(length: .open, format: .language, allowed: nil)
        )
        return Self(
            key: key,
            schema: ConfigurationSchema(.list(items: language, count: .open, isUnique: true)),
            standard: []
        )
    }

    /// A map of known keys to integers of a range.
    static func map(
        _ key: String,
        _ keys: [String],
        _ range: ClosedRange<Int64>,
        _ standard: [(String, Int64)]
    ) -> Self {
        Self(
            key: key,
            schema: ConfigurationSchema(.map(keys: Set(keys), values: integer(range))),
            standard: .object(
                ConfigurationMembers(standard.map { ($0.0, ConfigurationValue.int($0.1)) })
            )
        )
    }

    /// A list of up to 20 milestones `{key, name, …}` with integers of a least size.
    static func milestones(
        measures: [String],
        _ range: ClosedRange<Int64>,
        _ standard: [(key: String, name: String, values: [Int64])]
    ) -> Self {
        let fields =
            [required("key", text(1...100)), required("name", text(1...100))]
            + measures.map { required($0, integer(range)) }
        let items = standard.map { milestone -> ConfigurationValue in
            var fields: ConfigurationDocument = [
                "key": .text(milestone.key), "name": .text(milestone.name),
            ]
            for (measure, value) in zip(measures, milestone.values) {
                fields[measure] = .int(value)
            }
            return .object(fields)
        }
        return Self(
            key: "milestones",
            schema: ConfigurationSchema(
                .list(
                    items: ConfigurationSchema(shape(of: fields)),
                    count: ConfigurationBounds(lower: nil, upper: 20),
                    isUnique: true
                )
            ),
            standard: .list(items)
        )
    }

    /// A list of integers of a range, each at most once, to which a layer may only add.
    static func growingNumbers(
        _ key: String,
        _ range: ClosedRange<Int64>,
        _ standard: [Int64]
    ) -> Self {
        Self(
            key: key,
            schema: ConfigurationSchema(
                .list(items: integer(range), count: .open, isUnique: true),
                override: .addOnly
            ),
            standard: .list(standard.map(ConfigurationValue.int))
        )
    }

    /// A field of a list's items: it must be there, and it has no default of its own.
    private static func required(_ key: String, _ schema: ConfigurationSchema) -> Self {
        Self(key: key, schema: schema, standard: [])
    }

    private static func integer(
        _ range: ClosedRange<Int64>,
        zeroIsNoLimit: Bool = false
    ) -> ConfigurationSchema {
        let upper = range.upperBound == .max ? nil : range.upperBound
        return ConfigurationSchema(
            .integer(
                range: ConfigurationBounds(lower: range.lowerBound, upper: upper),
                allowed: nil,
                zeroMeansNone: zeroIsNoLimit
            )
        )
    }

    private static func text(_ length: ClosedRange<Int64>) -> ConfigurationSchema {
        let bounds = ConfigurationBounds(
            lower: length.lowerBound == 0 ? nil : length.lowerBound,
            upper: length.upperBound
        )
        return ConfigurationSchema(.text(length: bounds, format: nil, allowed: nil))
    }

    private static func oneOf(_ words: [String]) -> ConfigurationSchema {
        ConfigurationSchema(.text(length: .open, format: nil, allowed: words))
    }
}
