import Contracts
import Domain
import Simulation
import Storage
import Testing

/// The worked example of domain §6, row by row, as commands.
@Suite("Overrides")
struct OverrideTests {
    private static let first =
        #"{"session":{"defaultDurationMinutes":90},"matching":{"criteria":{"languages":["uk","no"]}}}"#

    @Test func `a patch replaces lists and leaves the rest of an object alone`() async throws {
        let stage = try await Stage.configured()

        let told = try await stage.override(Self.first)

        #expect(try await stage.value("/session/defaultDurationMinutes") == .int(90))
        let languages = try await stage.value("/matching/criteria/languages")
        #expect(languages == .array([.string("uk"), .string("no")]))
        #expect(try await stage.value("/matching/criteria/skills") == .array([]))
        #expect(try await stage.value("/session/recommendedFrequency") == .string("weekly"))
        #expect(
            try await stage.audit() == [
                #"campaign /matching/criteria/languages ["en"] → ["uk","no"]"#,
                "campaign /session/defaultDurationMinutes 60 → 90",
            ]
        )
        #expect(told.names == ["campaign.config_overridden"])
        #expect(told[0]["layer"] == .string("campaign"))
        #expect(told[0]["instanceId"] == nil)
        let rows = try #require(told[0]["rows"]?.array).compactMap(\.object)
        #expect(
            rows.map { $0["path"]?.string } == [
                "/matching/criteria/languages", "/session/defaultDurationMinutes",
            ]
        )
        #expect(rows[1]["baseValue"] == .int(60))
        #expect(rows[1]["value"] == .int(90))
        #expect(rows[1]["changed"] == .bool(true))
    }

    @Test func `null in a cohort lets the campaign's value show through`() async throws {
        let stage = try await Stage.configured()
        try await stage.move(to: "planned")
        try await stage.override(Self.first)
        try await stage.planned()
        try await stage.override(
            #"{"session":{"defaultDurationMinutes":75}}"#,
            instance: "i1"
        )

        let told = try await stage.override(
            #"{"session":{"minSessionsForCompletion":6,"defaultDurationMinutes":null}}"#,
            instance: "i1"
        )

        #expect(
            try await stage.value("/session/defaultDurationMinutes", instance: "i1") == .int(90)
        )
        #expect(
            try await stage.value("/session/minSessionsForCompletion", instance: "i1") == .int(6)
        )
        let row = try #require(try stage.rows("instances").first)
        #expect(row["overrides"] == .string(#"{"session":{"minSessionsForCompletion":6}}"#))
        #expect(row["version"] == .int(3))
        #expect(told[0]["layer"] == .string("instance"))
        #expect(told[0]["instanceId"] == .string("i1"))
        #expect(
            try await stage.audit().suffix(2) == [
                "instance /session/defaultDurationMinutes 90 → 75, taken back by root",
                "instance /session/minSessionsForCompletion 10 → 6",
            ]
        )
        #expect(try await stage.violations().isEmpty)
    }

    @Test func `null takes an override back and keeps what was said in the audit`() async throws {
        let stage = try await Stage.configured()
        try await stage.override(Self.first)

        let told = try await stage.override(#"{"session":{"defaultDurationMinutes":null}}"#)

        #expect(try await stage.value("/session/defaultDurationMinutes") == .int(60))
        let left = #"{"matching":{"criteria":{"languages":["uk","no"]}}}"#
        #expect(try stage.overrides() == left)
        #expect(
            try await stage.audit()[1]
                == "campaign /session/defaultDurationMinutes 60 → 90, taken back by root"
        )
        let row = try #require(told[0]["rows"]?.array?.first?.object)
        #expect(row["value"] == nil)
        #expect(row["baseValue"] == .int(60))
        #expect(row["changed"] == .bool(false))

        try await stage.override(#"{"matching":null}"#)

        #expect(try stage.overrides() == "{}")
        #expect(try await stage.audit().allSatisfy { $0.hasSuffix("taken back by root") })
        #expect(try await stage.violations().isEmpty)
    }

    @Test func `an override that equals its base pins the value`() async throws {
        let stage = try await Stage.configured()

        let told = try await stage.override(#"{"session":{"defaultDurationMinutes":60}}"#)

        #expect(try stage.overrides() == #"{"session":{"defaultDurationMinutes":60}}"#)
        let row = try #require(told[0]["rows"]?.array?.first?.object)
        #expect(row["changed"] == .bool(false))
        try await stage.shorterSessions()
        try await stage.done(
            .campaignMigrate,
            ["campaignId": .string("c1"), "toVersionId": .string("t1@2")]
        )
        #expect(try await stage.value("/session/defaultDurationMinutes") == .int(60))
        #expect(
            try await stage.audit() == [
                "campaign /session/defaultDurationMinutes 60 → 60, taken back by root",
                "campaign /session/defaultDurationMinutes 45 → 60",
            ]
        )
    }

    private static let refusals: [(String, String, String)] = [
        (#"{"matching":3}"#, "config_invalid", "/matching wrong_type"),
        (
            #"{"session":{"durationMinutes":90}}"#, "config_invalid",
            "/session/durationMinutes unknown_key"
        ),
        (#"{"sdgGoals":[4,8]}"#, "override_not_allowed", "/sdgGoals override_not_allowed"),
        (
            #"{"safety":{"minAge":16}}"#, "override_not_allowed",
            "/safety/minAge override_not_allowed"
        ),
        (#"{"sdgGoals":[4,null]}"#, "config_invalid", "/sdgGoals/1 wrong_type"),
    ]

    @Test(arguments: refusals)
    func `a patch that leads to something invalid changes nothing`(
        _ patch: String,
        _ code: String,
        _ error: String
    ) async throws {
        let stage = try await Stage.configured()

        let refusal = try await stage.refusedPatch(patch)

        #expect(refusal.codes == [code])
        #expect(refusal.errors == [error])
        #expect(try stage.overrides() == "{}")
        #expect(try await stage.audit().isEmpty)
    }

    @Test(arguments: [#"{"sdgGoals":[10,8,5,4]}"#, #"{"safety":{"minAge":21}}"#])
    func `a layer may add and raise where the version says so`(_ patch: String) async throws {
        let stage = try await Stage.configured()

        let told = try await stage.override(patch)

        #expect(told.names == ["campaign.config_overridden"])
    }

    @Test func `goals are stored ascending`() async throws {
        let stage = try await Stage.configured()

        try await stage.override(#"{"sdgGoals":[10,8,5,4]}"#)

        #expect(try stage.overrides() == #"{"sdgGoals":[4,5,8,10]}"#)
    }

    @Test func `an optional key without a parent value is added`() async throws {
        let stage = try await Stage.configured()

        try await stage.override(#"{"matching":{"criteria":{"location":"Oslo"}}}"#)

        #expect(try await stage.value("/matching/criteria/location") == .string("Oslo"))
        #expect(
            try await stage.audit() == [#"campaign /matching/criteria/location nothing → "Oslo""#]
        )
    }

    @Test(arguments: [#"{"session":{}}"#, "{}", #"{"matching":null}"#])
    func `a patch that says nothing new changes nothing`(_ patch: String) async throws {
        let stage = try await Stage.configured()

        let (verdict, told) = try await stage.command(
            .campaignSetOverrides,
            try Stage.patch(patch)
        )

        #expect(verdict["disposition"] == .string("applied"))
        #expect(verdict["result"]?.object?["changed"] == .bool(false))
        #expect(verdict["result"]?.object?["version"] == .int(1))
        #expect(told.isEmpty)
        #expect(try await stage.audit().isEmpty)
    }

    @Test func `a patch makes a version, and a stale one is refused`() async throws {
        let stage = try await Stage.configured()
        var patch = try Stage.patch(#"{"session":{"totalWeeks":12}}"#)
        patch["expectedVersion"] = .int(1)

        let (verdict, _) = try await stage.command(.campaignSetOverrides, patch)

        #expect(verdict["result"]?.object?["version"] == .int(2))
        #expect(verdict["result"]?.object?["changed"] == .bool(true))
        #expect(try await stage.refused(.campaignSetOverrides, patch) == ["version_conflict"])
    }

    @Test func `a campaign may bring overrides from the start`() async throws {
        let settings = try Stage.json(
            #"{"session":{"defaultDurationMinutes":90,"totalWeeks":null}}"#
        )
        let stage = try await Stage.configured(["configOverrides": .object(settings)])

        #expect(try stage.overrides() == #"{"session":{"defaultDurationMinutes":90}}"#)
        #expect(
            try await stage.audit() == ["campaign /session/defaultDurationMinutes 60 → 90"]
        )
        let wrong = Stage.fields(["configOverrides": .object(["session": .int(1)])])
        let (verdict, told) = try await stage.command(
            .campaignCreate,
            ["id": .string("c2"), "fields": .object(wrong)]
        )
        #expect(Stage.refusal(verdict).codes == ["config_invalid"])
        #expect(Stage.refusal(verdict).errors == ["/session wrong_type"])
        #expect(told.isEmpty)
        #expect(try await stage.violations().isEmpty)
    }

    @Test func `overrides wait for a template and are held against it when it is planned`()
        async throws
    {
        let stage = try await Stage.configured()
        var fields = Stage.fields(start: "2026-06-01")
        fields["templateVersionId"] = nil
        let settings = try Stage.json(#"{"session":{"defaultDurationMinutes":90,"pause":5}}"#)
        fields["configOverrides"] = .object(settings)
        try await stage.draft("c2", fields)

        try await stage.done(
            .campaignUpdate,
            [
                "campaignId": .string("c2"),
                "fields": .object(["templateVersionId": .string("t1@1")]),
            ]
        )

        #expect(
            try await stage.audit("c2") == [
                "campaign /session/defaultDurationMinutes nothing → 90, taken back by root",
                "campaign /session/pause nothing → 5",
                "campaign /session/defaultDurationMinutes 60 → 90",
            ]
        )
        let planned = Stage.transition("c2", to: "planned")
        #expect(try await stage.refused(.campaignTransition, planned) == ["config_invalid"])
        try await stage.done(
            .campaignSetOverrides,
            try Stage.patch(#"{"session":{"pause":null}}"#, campaign: "c2")
        )
        try await stage.move("c2", to: "planned")
        #expect(try await stage.violations().isEmpty)
    }

    @Test func `overrides are frozen where the state freezes them`() async throws {
        let stage = try await Stage.configured()
        try await stage.move(to: "planned")
        try await stage.move(to: "recruiting")
        try await stage.tick("2026-06-01T09:00:00Z")
        try await stage.override(#"{"session":{"totalWeeks":12}}"#)
        let instance = try #require(try stage.rows("instances").first?["id"]?.string)
        let patch = try Stage.patch(#"{"session":{"totalWeeks":10}}"#, instance: instance)

        #expect(try await stage.refused(.instanceSetOverrides, patch) == ["field_frozen"])
        try await stage.move(to: "paused", reason: "ice")
        let campaign = try Stage.patch(#"{"session":{"totalWeeks":10}}"#)
        #expect(try await stage.refused(.campaignSetOverrides, campaign) == ["field_frozen"])
    }

    @Test func `only those who run programs override`() async throws {
        let stage = try await Stage.configured()
        let patch = try Stage.patch(#"{"session":{"totalWeeks":12}}"#)

        #expect(
            try await stage.refused(.campaignSetOverrides, patch, by: Stage.sales) == ["forbidden"]
        )
        let unknown = try Stage.patch("{}", campaign: "c9")
        #expect(try await stage.refused(.campaignSetOverrides, unknown) == ["not_found"])
        let nobody = try Stage.patch("{}", instance: "i9")
        #expect(try await stage.refused(.instanceSetOverrides, nobody) == ["not_found"])
    }

    @Test func `a cohort keeps its snapshot when the campaign says something else`() async throws {
        let stage = try await Stage.configured()
        try await stage.move(to: "planned")
        try await stage.override(Self.first)
        try await stage.planned(#"{"session":{"totalWeeks":8}}"#)

        try await stage.override(#"{"session":{"defaultDurationMinutes":30}}"#)
        try await stage.override(#"{"session":{"totalWeeks":9}}"#, instance: "i1")

        #expect(try await stage.value("/session/defaultDurationMinutes") == .int(30))
        #expect(
            try await stage.value("/session/defaultDurationMinutes", instance: "i1") == .int(90)
        )
        #expect(try await stage.value("/session/totalWeeks", instance: "i1") == .int(9))
        #expect(try await stage.violations().isEmpty)
    }

    @Test func `the first cohort takes the campaign's class size`() async throws {
        let stage = try await Stage.configured()
        try await stage.override(#"{"cohort":{"maxSize":2,"autoSplit":true}}"#)
        try await stage.move(to: "planned")
        try await stage.move(to: "recruiting")
        for number in 1...5 {
            try await stage.created("e\(number)", "p\(number)", role: "beneficiary")
        }

        let told = try await stage.tick("2026-06-01T09:00:00Z")

        #expect(told.all("instance.created").count == 3)
        #expect(try await stage.violations().isEmpty)
    }

    @Test func `a class that grows takes those who found none`() async throws {
        let stage = try await Stage.configured()
        try await stage.override(#"{"cohort":{"maxSize":1}}"#)
        try await stage.move(to: "planned")
        try await stage.move(to: "recruiting")
        try await stage.planned()
        try await stage.requested("r1", "p1", role: "beneficiary")
        try await stage.requested("r2", "p2", role: "beneficiary")

        let told = try await stage.override(#"{"cohort":{"maxSize":2}}"#, instance: "i1")

        #expect(told.names.contains("enrollment.decided"))
        #expect(try told.first("enrollment.decided")["participantId"] == .string("p2"))
        #expect(try told.first("enrollment.decided")["instanceId"] == .string("i1"))
    }
}
