/// Reads a schema document keyword by keyword and collects everything that is wrong with it.
struct ConfigurationSchemaReader {
    /// The errors in the order they were found.
    private(set) var errors: [ConfigurationError] = []

    mutating func fail(_ path: String, _ code: ConfigurationError.Code) {
        errors.append(ConfigurationError(path, code))
    }

    /// The schema that stands at `path` and describes values `level` levels deep.
    mutating func schema(
        _ document: ConfigurationValue,
        at path: String,
        level: Int
    ) -> ConfigurationSchema? {
        guard case .object(let keywords) = document else {
            fail(path, .wrongType)
            return nil
        }
        guard let type = text("type", of: keywords, at: path) else {
            if keywords["type"] == nil { fail(path + "/type", .missingKey) }
            return nil
        }
        let isMap = type == "object" && (keywords["x-keys"] != nil || hasSchemaForRest(keywords))
        guard let known = Self.keywords[isMap ? "map" : type] else {
            fail(path + "/type", .unsupportedKeyword)
            return nil
        }
        for key in keywords.keys where !known.contains(key) && !Self.everywhere.contains(key) {
            fail(ConfigurationPath.child(key, of: path), .unsupportedKeyword)
        }
        let isContainer = type == "object" || type == "array"
        if isContainer, level > ConfigurationSchema.maximumDepth {
            fail(path, .outOfRange)
            return nil
        }
        guard let shape = shape(isMap ? "map" : type, keywords, at: path, level: level) else {
            return nil
        }
        var schema = ConfigurationSchema(shape)
        schema.title = text("title", of: keywords, at: path)
        schema.details = text("description", of: keywords, at: path)
        schema.override = mode(of: keywords, for: type, at: path)
        schema.proposal = keywords["default"]
        if let proposal = schema.proposal {
            errors += schema.errors(in: proposal, at: path + "/default")
        }
        return schema
    }

    private static let everywhere: Set<String> = [
        "type", "title", "description", "default", "x-override",
    ]

    private static let keywords: [String: Set<String>] = [
        "object": [
            "properties", "required", "additionalProperties", "x-lessOrEqual", "x-sum",
            "x-anyTrue",
        ],
        "map": ["additionalProperties", "x-keys"],
        "array": ["items", "minItems", "maxItems", "uniqueItems"],
        "string": ["enum", "const", "minLength", "maxLength", "format"],
        "integer": ["enum", "const", "minimum", "maximum", "x-zeroMeansNone"],
        "boolean": ["const"],
    ]

    private func hasSchemaForRest(_ keywords: ConfigurationDocument) -> Bool {
        keywords["additionalProperties"]?.object != nil
    }

    private mutating func shape(
        _ kind: String,
        _ keywords: ConfigurationDocument,
        at path: String,
        level: Int
    ) -> ConfigurationSchema.Shape? {
        switch kind {
        case "object": return object(keywords, at: path, level: level)
        case "map": return map(keywords, at: path, level: level)
        case "array":
            let count = bounds("minItems", "maxItems", of: keywords, at: path, least: 0)
            let isUnique = flag("uniqueItems", of: keywords, at: path) ?? false
            guard let items = keywords["items"] else {
                fail(path + "/items", .missingKey)
                return nil
            }
            guard let items = schema(items, at: path + "/items", level: level + 1) else {
                return nil
            }
            return .list(items: items, count: count, isUnique: isUnique)
        case "string":
            let length = bounds("minLength", "maxLength", of: keywords, at: path, least: 0)
            let allowed = allowed(of: keywords, at: path, \.text)
            return .text(length: length, format: format(of: keywords, at: path), allowed: allowed)
        case "integer":
            let range = bounds("minimum", "maximum", of: keywords, at: path, least: .min)
            let zeroMeansNone = flag("x-zeroMeansNone", of: keywords, at: path) ?? false
            let allowed = allowed(of: keywords, at: path, \.int)
            return .integer(range: range, allowed: allowed, zeroMeansNone: zeroMeansNone)
        default: return .boolean(only: flag("const", of: keywords, at: path))
        }
    }

    private mutating func object(
        _ keywords: ConfigurationDocument,
        at path: String,
        level: Int
    ) -> ConfigurationSchema.Shape? {
        if let rest = keywords["additionalProperties"], rest != false {
            fail(path + "/additionalProperties", .unsupportedKeyword)
        }
        guard let members = (keywords["properties"] ?? [:]).object else {
            fail(path + "/properties", .wrongType)
            return nil
        }
        var properties = ConfigurationMembers<ConfigurationSchema>()
        for member in members.members {
            let below = ConfigurationPath.child(member.key, of: path + "/properties")
            if !ConfigurationSchema.isKey(member.key) { fail(below, .badFormat) }
            properties[member.key] = schema(member.value, at: below, level: level + 1)
        }
        let required = texts("required", of: keywords, at: path) ?? []
        for (index, key) in required.enumerated() where members[key] == nil {
            fail("\(path)/required/\(index)", .unknownKey)
        }
        var reader = ConfigurationRuleReader(properties: properties, at: path)
        let rules = reader.rules(keywords)
        // A path of a rule is only looked for among properties that could be read.
        if properties.keys == members.keys || !reader.errors.allSatisfy({ $0.code == .unknownKey })
        {
            errors += reader.errors
        }
        return .object(properties: properties, required: Set(required), rules: rules)
    }

    private mutating func map(
        _ keywords: ConfigurationDocument,
        at path: String,
        level: Int
    ) -> ConfigurationSchema.Shape? {
        let keys = texts("x-keys", of: keywords, at: path)
        if keywords["x-keys"] == nil { fail(path + "/x-keys", .missingKey) }
        for (index, key) in (keys ?? []).enumerated() where !ConfigurationSchema.isKey(key) {
            fail("\(path)/x-keys/\(index)", .badFormat)
        }
        let place = path + "/additionalProperties"
        guard let document = keywords["additionalProperties"] else {
            fail(place, .missingKey)
            return nil
        }
        guard let values = schema(document, at: place, level: level + 1), let keys else {
            return nil
        }
        return .map(keys: Set(keys), values: values)
    }

    private mutating func mode(
        of keywords: ConfigurationDocument,
        for type: String,
        at path: String
    ) -> OverrideMode? {
        guard let word = text("x-override", of: keywords, at: path) else { return nil }
        guard let mode = OverrideMode(rawValue: word) else {
            fail(path + "/x-override", .notInEnum)
            return nil
        }
        let fits =
            switch mode {
            case .free, .none: true
            case .addOnly: type == "array" || type == "object"
            case .raiseOnly: type == "integer" || type == "boolean" || type == "object"
            }
        if !fits { fail(path + "/x-override", .ruleViolated) }
        return mode
    }

    private mutating func format(
        of keywords: ConfigurationDocument,
        at path: String
    ) -> TextFormat? {
        guard let word = text("format", of: keywords, at: path) else { return nil }
        if TextFormat(rawValue: word) == nil { fail(path + "/format", .unsupportedKeyword) }
        return TextFormat(rawValue: word)
    }

    private mutating func text(
        _ key: String,
        of keywords: ConfigurationDocument,
        at path: String
    ) -> String? {
        guard let value = keywords[key] else { return nil }
        if value.text == nil { fail("\(path)/\(key)", .wrongType) }
        return value.text
    }

    private mutating func flag(
        _ key: String,
        of keywords: ConfigurationDocument,
        at path: String
    ) -> Bool? {
        guard let value = keywords[key] else { return nil }
        if value.bool == nil { fail("\(path)/\(key)", .wrongType) }
        return value.bool
    }

    private mutating func texts(
        _ key: String,
        of keywords: ConfigurationDocument,
        at path: String
    ) -> [String]? {
        guard let value = keywords[key] else { return nil }
        let words = value.list?.compactMap(\.text)
        guard let words, words.count == value.list?.count else {
            fail("\(path)/\(key)", .wrongType)
            return nil
        }
        return words
    }

    private mutating func bounds(
        _ lower: String,
        _ upper: String,
        of keywords: ConfigurationDocument,
        at path: String,
        least: Int64
    ) -> ConfigurationBounds {
        var ends: [Int64?] = []
        for key in [lower, upper] {
            let end = keywords[key]?.int
            if keywords[key] != nil, end == nil { fail("\(path)/\(key)", .wrongType) }
            if let end, end < least { fail("\(path)/\(key)", .outOfRange) }
            ends.append(end)
        }
        let bounds = ConfigurationBounds(lower: ends[0], upper: ends[1])
        if bounds.isEmpty { fail("\(path)/\(lower)", .ruleViolated) }
        return bounds
    }

    /// The values of `enum`, or the one of `const`; nil when neither is there.
    private mutating func allowed<Value>(
        of keywords: ConfigurationDocument,
        at path: String,
        _ kind: (ConfigurationValue) -> Value?
    ) -> [Value]? {
        if let only = keywords["const"] {
            guard let value = kind(only) else {
                fail(path + "/const", .wrongType)
                return nil
            }
            return [value]
        }
        guard let document = keywords["enum"] else { return nil }
        guard let items = document.list, !items.isEmpty else {
            fail(path + "/enum", .wrongType)
            return nil
        }
        var values: [Value] = []
        for (index, item) in items.enumerated() {
            if let value = kind(item) {
                values.append(value)
            } else {
                fail("\(path)/enum/\(index)", .wrongType)
            }
        }
        return values
    }
}
