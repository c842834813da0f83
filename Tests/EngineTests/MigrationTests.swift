import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Moves to another version and back.
///
/// Source: domain §14.
@Suite("Migrations")
struct MigrationTests {
    private static func wish(
        _ more: JSONObject = [:],
        to version: String = "t1@2"
    ) -> JSONObject {
        var data: JSONObject = [
            "id": .string("m1"), "campaignId": .string("c1"), "toVersionId": .string(version),
        ]
        for member in more.members { data[member.key] = member.value }
        return data
    }

    private static func resolution(_ path: String, _ value: JSON?) -> JSONObject {
        var resolution: JSONObject = ["path": .string(path)]
        resolution["action"] = .string(value == nil ? "drop" : "set")
        resolution["value"] = value
        return ["resolutions": .array([.object(resolution)])]
    }

    private static let duration = "/session/defaultDurationMinutes"
    private static let back: JSONObject = ["migrationId": .string("m1")]

    /// The campaign of the example: 90 minutes, which version 2 does not allow.
    private static func stage() async throws -> Stage {
        let stage = try await Stage.configured()
        try await stage.move(to: "planned")
        try await stage.override(#"{"session":{"defaultDurationMinutes":90,"totalWeeks":12}}"#)
        try await stage.shorterSessions()
        return stage
    }

    @Test func `a conflict needs a resolution, and the way back restores what was`() async throws {
        let stage = try await Self.stage()

        let (verdict, silent) = try await stage.command(.campaignMigrate, Self.wish())
        let told = try await stage.done(
            .campaignMigrate,
            Self.wish(Self.resolution(Self.duration, .int(60)))
        )

        #expect(verdict["codes"] == .array([.string("migration_conflict")]))
        #expect(verdict["result"]?.object?["paths"] == .array([.string(Self.duration)]))
        #expect(silent.isEmpty)
        #expect(told.names == ["campaign.migrated", "campaign.config_overridden"])
        #expect(told[0]["migrationId"] == .string("m1"))
        #expect(told[0]["fromVersion"] == .string("t1@1"))
        #expect(told[0]["toVersion"] == .string("t1@2"))
        #expect(told[0]["class"] == .string("breaking"))
        #expect(told[0]["rollback"] == .bool(false))
        let stored = #"{"session":{"defaultDurationMinutes":60,"totalWeeks":12}}"#
        #expect(try stage.overrides() == stored)
        #expect(try await stage.violations().isEmpty)

        let back = try await stage.done(.campaignRollbackMigration, Self.back)

        #expect(back[0]["rollback"] == .bool(true))
        #expect(back[0]["fromVersion"] == .string("t1@2"))
        #expect(back[0]["toVersion"] == .string("t1@1"))
        let restored = #"{"session":{"defaultDurationMinutes":90,"totalWeeks":12}}"#
        #expect(try stage.overrides() == restored)
        #expect(try await stage.value(Self.duration) == .int(90))
        let migrations = try await NodeReader(path: stage.path).migrations(campaign: "c1").value
        #expect(migrations.map(\.id) == ["m1"])
        #expect(migrations.first?.rolledBackBy == "root")
        #expect(try await stage.refused(.campaignRollbackMigration, Self.back) == ["not_open"])
        #expect(try await stage.violations().isEmpty)
    }

    @Test func `a preview tells what becomes of every override`() async throws {
        let stage = try await Self.stage()

        let read = try await NodeReader(path: stage.path)
            .migrationPreview(campaign: "c1", to: "t1@2", includesPlanned: false).value

        let preview = try #require(read)
        #expect(preview.refusals.isEmpty)
        #expect(preview.conflicts == [Self.duration])
        #expect(preview.plan.campaign.leaves.map(\.verdict) == [.conflict([.outOfRange]), .keep])
        #expect(preview.json["class"] == .string("breaking"))
        let keys = ["session", "defaultDurationMinutes"]
        #expect(preview.plan.campaign.oldEffective.value(at: keys) == 90)
        #expect(preview.plan.campaign.newEffective.value(at: keys) == 45)
    }

    @Test func `a resolution may drop the override or be refused itself`() async throws {
        let stage = try await Self.stage()

        let tooLong = Self.wish(Self.resolution(Self.duration, .int(61)))
        let (verdict, _) = try await stage.command(.campaignMigrate, tooLong)
        let unknown = Self.wish(Self.resolution("/session/pause", .int(5)))
        let (other, _) = try await stage.command(.campaignMigrate, unknown)
        try await stage.done(.campaignMigrate, Self.wish(Self.resolution(Self.duration, nil)))

        #expect(Stage.refusal(verdict).codes == ["config_invalid"])
        #expect(Stage.refusal(verdict).errors == ["\(Self.duration) out_of_range"])
        #expect(Stage.refusal(other).errors == ["/session/pause unknown_key"])
        #expect(try stage.overrides() == #"{"session":{"totalWeeks":12}}"#)
        #expect(try await stage.value(Self.duration) == .int(45))
    }

    @Test func `planned cohorts come along only when they are asked to`() async throws {
        let stage = try await Self.stage()
        try await stage.planned(#"{"session":{"defaultDurationMinutes":75}}"#)
        try await stage.planned(id: "i2")
        var wish = Self.wish(Self.resolution(Self.duration, .int(50)))
        try await stage.done(.campaignMigrate, wish)
        #expect(try await stage.value(Self.duration, instance: "i1") == .int(75))
        try await stage.done(.campaignRollbackMigration, Self.back)
        #expect(try await stage.value(Self.duration, instance: "i1") == .int(75))

        wish["id"] = .string("m2")
        wish["includePlanned"] = .bool(true)
        let told = try await stage.done(.campaignMigrate, wish)

        #expect(
            told.all("campaign.config_overridden").map { $0["instanceId"] } == [nil, .string("i1")]
        )
        #expect(try await stage.value(Self.duration, instance: "i1") == .int(50))
        #expect(try await stage.value(Self.duration, instance: "i2") == .int(50))
        let versions = try stage.rows("instances").map { $0["template_version"] }
        #expect(versions == [.string("t1@2"), .string("t1@2")])
        #expect(try await stage.violations().isEmpty)

        try await stage.done(.campaignRollbackMigration, ["migrationId": .string("m2")])

        #expect(try await stage.value(Self.duration, instance: "i1") == .int(75))
        #expect(try await stage.value(Self.duration, instance: "i2") == .int(90))
        #expect(try await stage.violations().isEmpty)
    }

    @Test func `a cohort in conflict stops a migration that takes it along`() async throws {
        let stage = try await Self.stage()
        try await stage.override(#"{"session":{"defaultDurationMinutes":null}}"#)
        try await stage.planned(#"{"session":{"defaultDurationMinutes":75}}"#)

        let wish = Self.wish(["includePlanned": .bool(true)])
        #expect(try await stage.refused(.campaignMigrate, wish) == ["migration_conflict"])
        try await stage.done(.campaignMigrate, Self.wish())

        #expect(try await stage.value(Self.duration, instance: "i1") == .int(75))
    }

    @Test func `running cohorts keep their version`() async throws {
        let stage = try await Self.stage()
        try await stage.move(to: "recruiting")
        try await stage.tick("2026-06-01T09:00:00Z")
        var wish = Self.wish(Self.resolution(Self.duration, .int(60)))
        wish["includePlanned"] = .bool(true)

        try await stage.done(.campaignMigrate, wish)

        let row = try #require(try stage.rows("instances").first)
        #expect(row["template_version"] == .string("t1@1"))
        let id = try #require(row["id"]?.string)
        #expect(try await stage.value(Self.duration, instance: id) == .int(90))
        #expect(try await stage.violations().isEmpty)
    }

    @Test func `a version that is none of the family or not active is refused`() async throws {
        let stage = try await Self.stage()
        try await stage.template("t2")
        try await stage.done(
            .templateCreateVersion,
            ["templateId": .string("t1"), "changelog": .string("More")],
            to: "platform"
        )

        #expect(
            try await stage.refused(.campaignMigrate, Self.wish(to: "t2@1")) == ["different_family"]
        )
        #expect(
            try await stage.refused(.campaignMigrate, Self.wish(to: "t1@3"))
                == ["version_not_active"]
        )
        #expect(
            try await stage.refused(.campaignMigrate, Self.wish(to: "t1@1"))
                == ["already_on_version"]
        )
        #expect(try await stage.refused(.campaignMigrate, Self.wish(to: "t9@1")) == ["not_found"])
    }

    @Test func `a campaign that is over does not move`() async throws {
        let stage = try await Self.stage()
        try await stage.move(to: "closed", reason: "No money")

        #expect(try await stage.refused(.campaignMigrate, Self.wish()) == ["campaign_state"])
    }

    @Test func `the way back is closed after thirty days`() async throws {
        let stage = try await Self.stage()
        let wish = Self.wish(Self.resolution(Self.duration, .int(60)))
        try await stage.done(.campaignMigrate, wish)
        try await stage.tick("2026-05-01T09:00:00.001Z")

        #expect(
            try await stage.refused(.campaignRollbackMigration, Self.back) == ["rollback_expired"]
        )
    }

    @Test func `the way back is closed when the overrides are others`() async throws {
        let stage = try await Self.stage()
        let wish = Self.wish(Self.resolution(Self.duration, .int(60)))
        try await stage.done(.campaignMigrate, wish)
        try await stage.override(#"{"session":{"totalWeeks":11}}"#)
        #expect(
            try await stage.refused(.campaignRollbackMigration, Self.back) == ["rollback_conflict"]
        )

        try await stage.override(#"{"session":{"totalWeeks":12}}"#)

        try await stage.done(.campaignRollbackMigration, Self.back)
    }

    @Test func `a company's administrator migrates with the company's own templates`() async throws
    {
        let stage = try await Self.stage()
        let admin = Principal(id: "ada", role: .companyAdmin, companies: ["acme"])
        let wish = Self.wish(Self.resolution(Self.duration, .int(60)))

        #expect(try await stage.refused(.campaignMigrate, wish, by: admin) == ["forbidden"])
        #expect(try await stage.refused(.campaignMigrate, wish, by: Stage.sales) == ["forbidden"])
        try await stage.template("t2", owner: "acme")
        try await stage.shorterSessions("t2", to: "acme")
        var fields = Stage.fields(start: "2026-06-01")
        fields["templateVersionId"] = .string("t2@1")
        try await stage.draft("c2", fields)
        try await stage.done(
            .campaignMigrate,
            ["campaignId": .string("c2"), "toVersionId": .string("t2@2")],
            by: admin
        )
        #expect(try await stage.value(Self.duration, campaign: "c2") == .int(45))
    }

    @Test func `an id is taken once`() async throws {
        let stage = try await Self.stage()
        let wish = Self.wish(Self.resolution(Self.duration, .int(60)))
        try await stage.done(.campaignMigrate, wish)

        #expect(try await stage.refused(.campaignMigrate, Self.wish(to: "t1@1")) == ["id_taken"])
    }
}
