import Domain
import Testing

@Suite("Differences of versions")
struct VersionDiffTests {
    @Test func `a narrower range, another default and a new key are breaking together`() throws {
        let (one, two) = try Versions.pair()

        let diff = VersionDiff.between(one, two)

        #expect(
            diff.entries == [
                entry("/session/breakMinutes", .pathAdded, nil, 0),
                entry(
                    "/session/defaultDurationMinutes",
                    .rangeNarrowed,
                    ["maximum": 180],
                    ["maximum": 60]
                ),
                entry("/session/defaultDurationMinutes", .defaultChanged, 60, 45),
            ]
        )
        #expect(diff.entries.map(\.kind.class) == [.compatible, .breaking, .behavioral])
        #expect(diff.class == .breaking)
    }

    @Test func `the way back removes the key and widens the range`() throws {
        let (one, two) = try Versions.pair()
        let diff = VersionDiff.between(two, one)
        #expect(
            diff.entries.map(\.kind) == [.pathRemoved, .defaultChanged, .rangeWidened]
        )
        #expect(diff.class == .breaking)
    }

    @Test(arguments: ProgramType.allCases)
    func `a version does not differ from itself`(type: ProgramType) {
        let diff = VersionDiff.between(VersionContent(type), VersionContent(type))
        #expect(diff.entries == [])
        #expect(diff.class == .compatible)
    }

    @Test func `fields of the version have their kinds`() {
        let one = VersionContent(.buddy)
        var two = one
        two.minParticipants = 2
        two.volunteersNeeded = 3
        two.suitableForGroups = ["youth"]
        two.outcomeMetrics = ["belonging"]
        two.estCostPerParticipant = Money(amount: 5000, currency: .eur)
        #expect(
            VersionDiff.between(one, two).entries.map(\.kind) == [
                .textChanged, .participantsChanged, .textChanged, .tagRestrictionAdded,
                .volunteersChanged,
            ]
        )
        var three = two
        three.suitableForGroups = ["seniors", "youth"]
        let tags = VersionDiff.between(two, three)
        #expect(
            tags.entries
                == [entry("/suitableForGroups", .tagsChanged, ["youth"], ["seniors", "youth"])]
        )
        #expect(tags.class == .behavioral)
    }

    @Test func `schemas differ in types, words, keys, needs, modes and texts`() throws {
        let one = try Versions.of(
            [
                "a": ["type": "integer"], "b": ["type": "string", "enum": ["x", "y"]],
                "c": [
                    "type": "object", "x-keys": ["k", "l"],
                    "additionalProperties": ["type": "integer"],
                ],
                "d": ["type": "boolean"], "e": ["type": "boolean"],
                "f": ["type": "array", "items": ["type": "string"]],
                "g": ["type": "integer", "x-override": "none"], "h": ["type": "string"],
            ],
            required: ["e"]
        )
        let two = try Versions.of(
            [
                "a": ["type": "string"], "b": ["type": "string", "enum": ["y", "z"]],
                "c": [
                    "type": "object", "x-keys": ["k", "m"],
                    "additionalProperties": ["type": "integer"],
                ],
                "d": ["type": "boolean"], "e": ["type": "boolean"],
                "f": ["type": "array", "items": ["type": "string"], "x-override": "addOnly"],
                "g": ["type": "integer"], "h": ["type": "string", "title": "H", "format": "date"],
                "i": ["type": "integer"],
            ],
            required: ["d", "i"]
        )
        let diff = VersionDiff.between(one, two)
        #expect(
            diff.entries.map { "\($0.path) \($0.kind.rawValue)" } == [
                "/a type_changed", "/b enum_value_removed", "/b enum_value_added",
                "/c/l map_key_removed", "/c/m path_added", "/d required_added",
                "/e required_removed", "/f override_tightened", "/g override_relaxed",
                "/h range_narrowed", "/h text_changed", "/i required_added",
            ]
        )
    }

    private func entry(
        _ path: String,
        _ kind: DiffKind,
        _ old: ConfigurationValue?,
        _ new: ConfigurationValue?
    ) -> VersionDiff.Entry {
        VersionDiff.Entry(path: path, kind: kind, old: old, new: new)
    }
}
