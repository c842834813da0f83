import Domain
import Testing

/// The worked example of domain §6, row by row.
@Suite("Configuration merge, the worked example")
struct MergeExampleTests {
    private let base: ConfigurationDocument = [
        "session": [
            "defaultDurationMinutes": 60, "recommendedFrequency": "weekly",
            "minSessionsForCompletion": 10,
        ],
        "matching": ["criteria": ["languages": ["en"], "skills": []]],
        "safety": ["minAge": 18],
        "sdgGoals": [4, 8, 10],
    ]
    private let first: ConfigurationDocument = [
        "session": ["defaultDurationMinutes": 90],
        "matching": ["criteria": ["languages": ["uk", "no"]]],
    ]
    private let defaults: ConfigurationDocument
    private let rules: ConfigurationRules

    init() {
        // The base of the example, completed by the rest of the vocabulary.
        let vocabulary = ProgramVocabulary.of(.mentorship)
        defaults = vocabulary.defaults.merged(with: base)
        rules = ConfigurationRules(.mentorship, version: vocabulary.schema)
    }

    @Test func `1: values are replaced, a list is not appended to, siblings stay`() throws {
        let accepted = try accept(ConfigurationMembers(setting: first), of: [:])

        #expect(accepted.stored == first)
        #expect(accepted.effective.value("/session/defaultDurationMinutes") == 90)
        #expect(accepted.effective.value("/matching/criteria/languages") == ["uk", "no"])
        #expect(accepted.effective.value("/matching/criteria/skills") == [])
        #expect(accepted.audit.closed.isEmpty)
        #expect(
            accepted.audit.opened == [
                row("/matching/criteria/languages", ["en"], ["uk", "no"]),
                row("/session/defaultDurationMinutes", 60, 90),
            ]
        )
        let allChanged = accepted.audit.opened.allSatisfy(\.changed)
        #expect(allChanged)
    }

    @Test func `2: null in an instance patch lets the campaign's value show through`() throws {
        let patch: ConfigurationMembers<ConfigurationPatch> = [
            "session": .members([
                "minSessionsForCompletion": .set(6), "defaultDurationMinutes": .remove,
            ])
        ]

        let accepted = try accept(
            patch,
            of: [:],
            layer: .instance,
            over: defaults.merged(with: first)
        )

        #expect(accepted.stored == ["session": ["minSessionsForCompletion": 6]])
        #expect(accepted.effective.value("/session/defaultDurationMinutes") == 90)
        #expect(accepted.effective.value("/session/minSessionsForCompletion") == 6)
    }

    @Test func `3: null takes back one override and closes its row`() throws {
        let accepted = try accept(
            ["session": .members(["defaultDurationMinutes": .remove])],
            of: first
        )

        #expect(accepted.stored == ["matching": ["criteria": ["languages": ["uk", "no"]]]])
        #expect(accepted.effective.value("/session/defaultDurationMinutes") == 60)
        #expect(accepted.audit.closed == [row("/session/defaultDurationMinutes", 60, 90)])
        #expect(accepted.audit.opened.isEmpty)
    }

    @Test func `4: null of a section takes back everything below it`() throws {
        let stored: ConfigurationDocument = [
            "matching": ["criteria": ["languages": ["uk", "no"]]]
        ]

        let accepted = try accept(["matching": .remove], of: stored)

        #expect(accepted.stored.isEmpty)
        #expect(accepted.effective == defaults)
        #expect(
            accepted.audit.closed == [row("/matching/criteria/languages", ["en"], ["uk", "no"])]
        )
    }

    @Test func `5: an override equal to its base is stored and pins the value`() throws {
        let patch: ConfigurationDocument = ["session": ["defaultDurationMinutes": 60]]

        let accepted = try accept(ConfigurationMembers(setting: patch), of: [:])

        #expect(accepted.stored == patch)
        #expect(accepted.audit.opened.map(\.changed) == [false])
        let later = defaults.merged(with: ["session": ["defaultDurationMinutes": 45]])
        let pinned = later.merged(with: accepted.stored)
        #expect(pinned.value("/session/defaultDurationMinutes") == 60)
    }

    @Test func `6: a section cannot become a number`() {
        #expect(refusal(["matching": 3]) == [ConfigurationError("/matching", .wrongType)])
    }

    @Test func `7: a key that the vocabulary does not have is refused`() {
        #expect(
            refusal(["session": ["durationMinutes": 90]])
                == [ConfigurationError("/session/durationMinutes", .unknownKey)]
        )
    }

    @Test func `8: an empty section changes nothing`() throws {
        let fresh = try accept(["session": .members([:])], of: [:])
        #expect(fresh.isUnchanged)
        #expect(fresh.stored.isEmpty)

        let later = try accept(["session": .members([:])], of: first)
        #expect(later.isUnchanged)
        #expect(later.stored == first)
    }

    @Test func `9: goals may be added, not taken away, and are stored ascending`() throws {
        let fewer = refusal(["sdgGoals": [4, 8]])
        #expect(fewer == [ConfigurationError("/sdgGoals", .overrideNotAllowed)])
        #expect(ConfigurationError.reasons(fewer) == [.overrideNotAllowed])

        let more: ConfigurationDocument = ["sdgGoals": [10, 4, 8, 5]]
        let accepted = try accept(ConfigurationMembers(setting: more), of: [:])
        #expect(accepted.stored == ["sdgGoals": [4, 5, 8, 10]])
    }

    @Test func `10: the least age may be raised, not lowered`() throws {
        #expect(
            refusal(["safety": ["minAge": 16]])
                == [ConfigurationError("/safety/minAge", .overrideNotAllowed)]
        )
        let higher: ConfigurationDocument = ["safety": ["minAge": 21]]
        #expect(try accept(ConfigurationMembers(setting: higher), of: [:]).stored == higher)
    }

    @Test func `11: an optional key without a parent's value is added`() throws {
        let patch: ConfigurationDocument = ["matching": ["criteria": ["location": "Oslo"]]]

        let accepted = try accept(ConfigurationMembers(setting: patch), of: [:])

        #expect(accepted.audit.opened == [row("/matching/criteria/location", nil, "Oslo")])
        #expect(accepted.effective.value("/matching/criteria/location") == "Oslo")
    }

    @Test func `a safeguard may be turned on, not off`() throws {
        let on: ConfigurationDocument = ["safety": ["backgroundCheck": true]]
        #expect(try accept(ConfigurationMembers(setting: on), of: [:]).stored == on)
        #expect(
            refusal(["safety": ["codeOfConduct": false]])
                == [ConfigurationError("/safety/codeOfConduct", .overrideNotAllowed)]
        )
    }

    @Test func `all mistakes are told at once, by path, and nothing is stored`() {
        let errors = refusal([
            "session": ["totalWeeks": 0, "recommendedFrequency": "daily", "allowVirtual": false],
            "safety": ["minAge": 16],
            "sdgGoals": "all",
        ])
        #expect(
            errors == [
                ConfigurationError("/safety/minAge", .overrideNotAllowed),
                ConfigurationError("/sdgGoals", .wrongType),
                ConfigurationError("/session", .ruleViolated),
                ConfigurationError("/session/recommendedFrequency", .notInEnum),
                ConfigurationError("/session/totalWeeks", .outOfRange),
            ]
        )
        #expect(ConfigurationError.reasons(errors) == [.configInvalid, .overrideNotAllowed])
    }

    @Test func `another value for an override closes its row and opens another`() throws {
        let accepted = try accept(
            ["session": .members(["defaultDurationMinutes": .set(120)])],
            of: first
        )
        #expect(accepted.audit.closed == [row("/session/defaultDurationMinutes", 60, 90)])
        #expect(accepted.audit.opened == [row("/session/defaultDurationMinutes", 60, 120)])
    }

    private func row(
        _ path: String,
        _ baseValue: ConfigurationValue?,
        _ value: ConfigurationValue
    ) -> OverrideRow {
        OverrideRow(path: path, layer: .campaign, baseValue: baseValue, value: value)
    }

    private func accept(
        _ patch: ConfigurationMembers<ConfigurationPatch>,
        of stored: ConfigurationDocument,
        layer: OverrideLayer = .campaign,
        over parent: ConfigurationDocument? = nil
    ) throws -> OverrideChange.Accepted {
        let change = OverrideChange.patch(
            patch,
            of: stored,
            layer: layer,
            over: parent ?? defaults,
            rules: rules
        )
        let accepted: OverrideChange.Accepted? =
            if case .accepted(let accepted) = change { accepted } else { nil }
        return try #require(accepted, "\(change)")
    }

    private func refusal(_ patch: ConfigurationDocument) -> [ConfigurationError] {
        let change = OverrideChange.patch(
            ConfigurationMembers(setting: patch),
            of: [:],
            layer: .campaign,
            over: defaults,
            rules: rules
        )
        return if case .refused(let errors) = change { errors } else { [] }
    }
}
