import Domain
import Testing

@Suite("Narrowing the base schema")
struct NarrowingTests {
    private let base = ProgramVocabulary.of(.mentorship).schema

    @Test(arguments: ProgramType.allCases)
    func `a base schema narrows itself`(type: ProgramType) {
        let schema = ProgramVocabulary.of(type).schema
        #expect(schema.widenings(of: schema) == [])
    }

    @Test func `smaller ranges, fewer words, fewer optional keys and no overrides are fine`() throws
    {
        var document = try #require(base.document.object)
        set(["maximum": 90], at: "session/defaultDurationMinutes", of: &document)
        set(["enum": ["weekly"]], at: "session/recommendedFrequency", of: &document)
        set(["x-override": "none"], at: "session/totalWeeks", of: &document)
        set(["x-override": "none"], at: "safety", of: &document)
        document = document.removing(at: keys("matching/criteria") + ["properties", "location"])
        let narrow = try ConfigurationSchema(document: .object(document))

        #expect(narrow.widenings(of: base) == [])
        #expect(base.widenings(of: narrow) != [])
    }

    @Test func `whatever allows more is told by path`() throws {
        var document = try #require(base.document.object)
        set(["maximum": 181], at: "session/defaultDurationMinutes", of: &document)
        set(["enum": ["weekly", "daily"]], at: "session/recommendedFrequency", of: &document)
        set(["type": "integer"], at: "session/breakMinutes", of: &document)
        set(["uniqueItems": false], at: "matching/criteria/skills", of: &document)
        set(["x-override": "free"], at: "safety/minAge", of: &document)
        document = document.removing(at: keys("session") + ["x-anyTrue"])
        document = document.removing(at: keys("communication") + ["required"])
        let wide = try ConfigurationSchema(document: .object(document))

        #expect(
            wide.widenings(of: base) == [
                ConfigurationError("/communication/directMessaging", .missingKey),
                ConfigurationError("/communication/groupChat", .missingKey),
                ConfigurationError("/communication/platformOnly", .missingKey),
                ConfigurationError("/communication/sessionNotes", .missingKey),
                ConfigurationError("/matching/criteria/skills", .ruleViolated),
                ConfigurationError("/safety/minAge", .overrideNotAllowed),
                ConfigurationError("/session", .ruleViolated),
                ConfigurationError("/session/breakMinutes", .unknownKey),
                ConfigurationError("/session/defaultDurationMinutes", .outOfRange),
                ConfigurationError("/session/recommendedFrequency", .notInEnum),
            ]
        )
    }

    @Test func `a version may turn any path to none, and then nothing else is accepted`() throws {
        var document = try #require(base.document.object)
        set(["x-override": "none"], at: "session", of: &document)
        let narrow = try ConfigurationSchema(document: .object(document))
        let rules = ConfigurationRules(.mentorship, version: narrow)
        let defaults = ProgramVocabulary.of(.mentorship).defaults

        #expect(
            rules.errors(in: ["session": ["totalWeeks": 12]], over: defaults)
                == [ConfigurationError("/session/totalWeeks", .overrideNotAllowed)]
        )
        #expect(rules.errors(in: ["session": ["totalWeeks": 24]], over: defaults) == [])
        #expect(rules.mode(at: ["safety", "minAge"]) == .raiseOnly)
        #expect(rules.mode(at: ["sdgGoals"]) == .addOnly)
        #expect(rules.mode(at: ["matching", "mode"]) == .free)
    }

    @Test func `a draft with defaults, a metric and a changelog may be published`() {
        for type in ProgramType.allCases {
            var content = VersionContent(type)
            content.outcomeMetrics = ["completion"]
            #expect(PublishCheck.assess(content, n: 1, changelog: "").reasons == [])
            #expect(PublishCheck.assess(content, n: 2, changelog: "More.").reasons == [])
        }
    }

    @Test func `a draft tells all that keeps it from being published`() throws {
        var content = VersionContent(.mentorship)
        content.minParticipants = 51
        content.defaultConfig = content.defaultConfig.merged(with: ["safety": ["minAge": 12]])
        let incomplete = PublishCheck.assess(content, n: 2, changelog: " \n")
        #expect(incomplete.reasons == [.configInvalid, .versionIncomplete])
        #expect(
            incomplete.errors == [
                ConfigurationError("/changelog", .missingKey),
                ConfigurationError("/defaultConfig/safety/minAge", .outOfRange),
                ConfigurationError("/minParticipants", .ruleViolated),
                ConfigurationError("/outcomeMetrics", .outOfRange),
            ]
        )

        var document = try #require(base.document.object)
        set(["pattern": "a"], at: "session/totalWeeks", of: &document)
        content.outcomeMetrics = ["completion"]
        content.minParticipants = 1
        let odd = PublishCheck.assess(content, schema: .object(document), n: 1, changelog: "")
        #expect(odd.reasons == [.unsupportedKeyword])
        #expect(
            odd.errors == [
                ConfigurationError(
                    "/configSchema/properties/session/properties/totalWeeks/pattern",
                    .unsupportedKeyword
                )
            ]
        )
    }

    /// The way to a configuration path inside a schema document.
    private func keys(_ path: String) -> [String] {
        path.split(separator: "/").flatMap { ["properties", String($0)] }
    }

    private func set(
        _ keywords: ConfigurationDocument,
        at path: String,
        of document: inout ConfigurationDocument
    ) {
        for member in keywords.members {
            document = document.setting(member.value, at: keys(path) + [member.key])
        }
    }
}
