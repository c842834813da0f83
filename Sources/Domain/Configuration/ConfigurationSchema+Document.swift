extension ConfigurationSchema {
    /// Reads a schema document strictly; everything outside the dialect is an error.
    ///
    /// The root must describe an object. Unknown keywords, keywords of another type, the type
    /// `number`, formats outside the dialect and open objects are `unsupported_keyword`.
    package init(document: ConfigurationValue) throws(InvalidConfigurationSchema) {
        var reader = ConfigurationSchemaReader()
        let schema = reader.schema(document, at: "", level: 1)
        if let schema, schema.kind != "object", schema.kind != "map" {
            reader.fail("/type", .wrongType)
        }
        guard let schema, reader.errors.isEmpty else {
            throw InvalidConfigurationSchema(errors: ConfigurationError.ordered(reader.errors))
        }
        self = schema
    }

    /// The word for the kind of value; maps are objects of their own kind.
    var kind: String {
        switch shape {
        case .object: "object"
        case .map: "map"
        case .list: "array"
        case .text: "string"
        case .integer: "integer"
        case .boolean: "boolean"
        }
    }

    /// The schema as a document; reading it gives the same schema.
    package var document: ConfigurationValue {
        var keywords: ConfigurationDocument = ["type": .text(kind == "map" ? "object" : kind)]
        keywords["title"] = title.map(ConfigurationValue.text)
        keywords["description"] = details.map(ConfigurationValue.text)
        keywords["default"] = proposal
        keywords["x-override"] = (override?.rawValue).map(ConfigurationValue.text)
        switch shape {
        case .object(let properties, let required, let rules):
            keywords["properties"] = .object(
                ConfigurationDocument(properties.members.map { ($0.key, $0.value.document) })
            )
            keywords["additionalProperties"] = false
            if !required.isEmpty { keywords["required"] = Self.texts(required) }
            Self.write(rules, into: &keywords)
        case .map(let keys, let values):
            keywords["x-keys"] = Self.texts(keys)
            keywords["additionalProperties"] = values.document
        case .list(let items, let count, let isUnique):
            keywords["items"] = items.document
            Self.write(count, "minItems", "maxItems", into: &keywords)
            if isUnique { keywords["uniqueItems"] = true }
        case .text(let length, let format, let allowed):
            Self.write(length, "minLength", "maxLength", into: &keywords)
            keywords["format"] = (format?.rawValue).map(ConfigurationValue.text)
            keywords["enum"] = allowed.map { .list($0.map(ConfigurationValue.text)) }
        case .integer(let range, let allowed, let zeroMeansNone):
            Self.write(range, "minimum", "maximum", into: &keywords)
            keywords["enum"] = allowed.map { .list($0.map(ConfigurationValue.int)) }
            if zeroMeansNone { keywords["x-zeroMeansNone"] = true }
        case .boolean(let only):
            keywords["const"] = only.map(ConfigurationValue.bool)
        }
        return .object(keywords)
    }

    private static func texts(_ words: some Sequence<String>) -> ConfigurationValue {
        .list(words.sorted(by: Identifier.isBefore).map(ConfigurationValue.text))
    }

    private static func write(
        _ bounds: ConfigurationBounds,
        _ lower: String,
        _ upper: String,
        into keywords: inout ConfigurationDocument
    ) {
        keywords[lower] = bounds.lower.map(ConfigurationValue.int)
        keywords[upper] = bounds.upper.map(ConfigurationValue.int)
    }

    private static func write(
        _ rules: Set<ConfigurationRule>,
        into keywords: inout ConfigurationDocument
    ) {
        var pairs: [[String]] = []
        for rule in rules {
            switch rule {
            case .lessOrEqual(let first, let second): pairs.append([first, second])
            case .sum(let paths, let total):
                keywords["x-sum"] = [
                    "paths": .list(paths.map(ConfigurationValue.text)), "equals": .int(total),
                ]
            case .anyTrue(let paths):
                keywords["x-anyTrue"] = .list(paths.map(ConfigurationValue.text))
            }
        }
        guard !pairs.isEmpty else { return }
        pairs.sort { Identifier.isBefore($0.joined(separator: ","), $1.joined(separator: ",")) }
        keywords["x-lessOrEqual"] = .list(
            pairs.map { .list($0.map(ConfigurationValue.text)) }
        )
    }
}
