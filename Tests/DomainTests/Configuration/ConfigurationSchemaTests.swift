import Domain
import Testing

@Suite("Schema dialect")
struct ConfigurationSchemaTests {
    @Test(arguments: [
        ("pattern", "/properties/a/pattern"), ("$ref", "/properties/a/$ref"),
        ("oneOf", "/properties/a/oneOf"), ("anyOf", "/properties/a/anyOf"),
        ("allOf", "/properties/a/allOf"), ("minimum", "/properties/a/minimum"),
        ("x/y", "/properties/a/x~1y"),
    ])
    func `a keyword outside the dialect, or of another type, is unsupported`(
        _ keyword: String,
        _ path: String
    ) {
        var text: ConfigurationDocument = ["type": "string"]
        text[keyword] = 1
        #expect(
            faults(["type": "object", "properties": ["a": .object(text)]])
                == [ConfigurationError(path, .unsupportedKeyword)]
        )
    }

    @Test func `numbers with a fraction, open objects and other formats are unsupported`() {
        #expect(
            faults([
                "type": "object", "additionalProperties": true,
                "properties": [
                    "a": ["type": "number"],
                    "b": ["type": "string", "format": "email"],
                ],
            ]) == [
                ConfigurationError("/additionalProperties", .unsupportedKeyword),
                ConfigurationError("/properties/a/type", .unsupportedKeyword),
                ConfigurationError("/properties/b/format", .unsupportedKeyword),
            ]
        )
    }

    @Test func `keywords with senseless values are told by path`() {
        #expect(
            faults([
                "type": "object", "required": ["z"],
                "properties": [
                    "1a": ["type": "boolean"],
                    "a": ["type": "integer", "minimum": 5, "maximum": 4],
                    "b": ["type": "string", "maxLength": "5", "minLength": -1],
                    "c": ["title": "no type"],
                    "d": ["type": "array"],
                    "e": ["type": "object", "x-keys": ["9"], "additionalProperties": ["type": 1]],
                    "f": ["type": "integer", "default": true, "x-override": "addOnly"],
                    "g": ["type": "boolean", "x-override": "sometimes"],
                ],
            ]) == [
                ConfigurationError("/properties/1a", .badFormat),
                ConfigurationError("/properties/a/minimum", .ruleViolated),
                ConfigurationError("/properties/b/maxLength", .wrongType),
                ConfigurationError("/properties/b/minLength", .outOfRange),
                ConfigurationError("/properties/c/type", .missingKey),
                ConfigurationError("/properties/d/items", .missingKey),
                ConfigurationError("/properties/e/additionalProperties/type", .wrongType),
                ConfigurationError("/properties/e/x-keys/0", .badFormat),
                ConfigurationError("/properties/f/default", .wrongType),
                ConfigurationError("/properties/f/x-override", .ruleViolated),
                ConfigurationError("/properties/g/x-override", .notInEnum),
                ConfigurationError("/required/0", .unknownKey),
            ]
        )
    }

    @Test func `rules name values of the right type that exist`() {
        #expect(
            faults([
                "type": "object",
                "properties": ["a": ["type": "integer"], "b": ["type": "boolean"]],
                "x-lessOrEqual": [["/a", "/b"], ["/a", "/c"], ["/a"]],
                "x-sum": ["paths": ["/a", "a"], "equals": 1],
                "x-anyTrue": ["/a"],
            ]) == [
                ConfigurationError("/x-anyTrue/0", .wrongType),
                ConfigurationError("/x-lessOrEqual/0", .wrongType),
                ConfigurationError("/x-lessOrEqual/0/1", .wrongType),
                ConfigurationError("/x-lessOrEqual/1", .wrongType),
                ConfigurationError("/x-lessOrEqual/1/1", .unknownKey),
                ConfigurationError("/x-lessOrEqual/2", .wrongType),
                ConfigurationError("/x-sum/paths/1", .badFormat),
            ]
        )
    }

    @Test func `eight levels are read and nine are too deep`() throws {
        _ = try ConfigurationSchema(document: nested(levels: 8))
        let path = String(repeating: "/properties/a", count: 8)
        #expect(faults(nested(levels: 9)) == [ConfigurationError(path, .outOfRange)])
    }

    @Test func `a root that is no object is refused`() {
        #expect(faults(["type": "boolean"]) == [ConfigurationError("/type", .wrongType)])
        #expect(faults([]) == [ConfigurationError("", .wrongType)])
    }

    @Test func `every code of validation comes at its path, in order`() throws {
        let schema = try ConfigurationSchema(document: [
            "type": "object", "required": ["must"],
            "properties": [
                "must": ["type": "integer"],
                "flag": ["type": "boolean", "const": true],
                "word": ["type": "string", "enum": ["a", "b"]],
                "only": ["type": "integer", "const": 3],
                "text": ["type": "string", "minLength": 2, "maxLength": 3],
                "day": ["type": "string", "format": "date"],
                "list": [
                    "type": "array", "items": ["type": "integer", "minimum": 1],
                    "uniqueItems": true, "maxItems": 2,
                ],
                "map": [
                    "type": "object", "x-keys": ["k"],
                    "additionalProperties": ["type": "integer", "maximum": 9],
                ],
            ],
        ])
        let errors = schema.errors(in: [
            "flag": false, "word": "K", "only": 4, "text": "🇳🇴🇳🇴", "day": "2026-02-30",
            "list": [1, 1, 0], "map": ["k": 10, "\u{212A}": 1, "a/b": 1], "what": 1,
        ])
        #expect(
            errors == [
                ConfigurationError("/day", .badFormat),
                ConfigurationError("/flag", .notInEnum),
                ConfigurationError("/list", .outOfRange),
                ConfigurationError("/list", .ruleViolated),
                ConfigurationError("/list/2", .outOfRange),
                ConfigurationError("/map/a~1b", .unknownKey),
                ConfigurationError("/map/k", .outOfRange),
                ConfigurationError("/map/\u{212A}", .unknownKey),
                ConfigurationError("/must", .missingKey),
                ConfigurationError("/only", .notInEnum),
                ConfigurationError("/text", .outOfRange),
                ConfigurationError("/what", .unknownKey),
                ConfigurationError("/word", .notInEnum),
            ]
        )
    }

    @Test(arguments: [
        (TextFormat.date, "2024-02-29", true), (.date, "2026-02-29", false),
        (.uri, "https://github.com/a", true), (.uri, "no scheme", false), (.uri, "a:", false),
        (.uri, "1a:b", false), (.uri, "urn:x y", false), (.language, "no", true),
        (.language, "NO", false), (.country, "NO", true), (.country, "NOR", false),
    ])
    func `a text has its form or not`(_ format: TextFormat, _ text: String, _ fits: Bool) {
        #expect(format.admits(text) == fits)
    }

    @Test func `zero is no limit only where the schema says so`() throws {
        let vocabulary = ProgramVocabulary.of(.languageConnect)
        let open = vocabulary.defaults.merged(with: ["cohort": ["minSize": 5, "maxSize": 0]])
        #expect(vocabulary.schema.errors(in: open).isEmpty)
        let small = vocabulary.defaults.merged(with: ["cohort": ["minSize": 5, "maxSize": 4]])
        #expect(
            vocabulary.schema.errors(in: small)
                == [ConfigurationError("/cohort/minSize", .ruleViolated)]
        )
        let weeks = vocabulary.defaults.merged(with: ["session": ["minPerWeek": 6]])
        #expect(
            vocabulary.schema.errors(in: weeks)
                == [ConfigurationError("/session/minPerWeek", .ruleViolated)]
        )
    }

    @Test func `weights add up to the whole`() {
        let vocabulary = ProgramVocabulary.of(.buddy)
        let more = vocabulary.defaults.merged(with: ["matching": ["weightsBp": ["location": 1]]])
        #expect(
            vocabulary.schema.errors(in: more)
                == [ConfigurationError("/matching/weightsBp", .ruleViolated)]
        )
    }

    private func nested(levels: Int) -> ConfigurationValue {
        var schema: ConfigurationValue = ["type": "integer"]
        for _ in 0..<levels { schema = ["type": "object", "properties": ["a": schema]] }
        return schema
    }

    private func faults(_ document: ConfigurationValue) -> [ConfigurationError] {
        do throws(InvalidConfigurationSchema) {
            _ = try ConfigurationSchema(document: document)
            return []
        } catch {
            return error.errors
        }
    }
}
