import Domain
import Testing

@Suite("Migration of overrides")
struct OverrideMigrationTests {
    @Test func `90 minutes conflict under 60 at most; set 60 is stored; back it is 90`() throws {
        let (one, two) = try Versions.pair()
        let overrides: ConfigurationDocument = ["session": ["defaultDurationMinutes": 90]]

        let there = preview(overrides, one, two)

        #expect(there.leaves.map(\.path) == ["/session/defaultDurationMinutes"])
        #expect(there.leaves.map(\.value) == [90])
        #expect(there.leaves.map(\.verdict) == [.conflict([.outOfRange])])
        #expect(there.oldEffective.value("/session/defaultDurationMinutes") == 90)
        #expect(there.newEffective.value("/session/defaultDurationMinutes") == 45)
        #expect(there.resolved(by: [:]) == .unresolved(["/session/defaultDurationMinutes"]))
        let stored: ConfigurationDocument = ["session": ["defaultDurationMinutes": 60]]
        #expect(
            there.resolved(by: ["/session/defaultDurationMinutes": .set(60)])
                == .migrated(overrides: stored, effective: two.defaultConfig.merged(with: stored))
        )
        #expect(
            there.resolved(by: ["/session/defaultDurationMinutes": .drop])
                == .migrated(overrides: [:], effective: two.defaultConfig)
        )
        #expect(one.defaultConfig.merged(with: overrides) == there.oldEffective)
    }

    @Test func `what is valid is kept, what is gone is dropped`() throws {
        let (one, two) = try Versions.pair()
        let overrides: ConfigurationDocument = [
            "session": ["breakMinutes": 5, "totalWeeks": 12], "sdgGoals": [4, 5, 8, 10],
        ]

        let back = preview(overrides, two, one)

        #expect(
            back.leaves.map(\.verdict) == [.keep, .drop, .keep]
        )
        #expect(back.conflicts == [])
        let kept: ConfigurationDocument = [
            "session": ["totalWeeks": 12], "sdgGoals": [4, 5, 8, 10],
        ]
        #expect(
            back.resolved(by: [:])
                == .migrated(overrides: kept, effective: one.defaultConfig.merged(with: kept))
        )
    }

    @Test func `overrides that a higher floor forbids are conflicts`() throws {
        let one = VersionContent(.mentorship)
        var two = one
        two.defaultConfig = one.defaultConfig.setting(25, at: ["safety", "minAge"])
        let migration = preview(["safety": ["minAge": 21]], one, two)
        #expect(migration.leaves.map(\.verdict) == [.conflict([.overrideNotAllowed])])
    }

    @Test func `values that contradict the new defaults are conflicts, and so are wrong answers`() {
        let one = VersionContent(.languageConnect)
        var two = one
        two.defaultConfig = one.defaultConfig.setting(4, at: ["session", "minPerWeek"])
        let overrides: ConfigurationDocument = ["session": ["maxPerWeek": 3, "totalWeeks": 8]]

        let migration = preview(overrides, one, two)

        #expect(migration.leaves.map(\.verdict) == [.conflict([.ruleViolated]), .keep])
        #expect(
            migration.resolved(by: ["/session/maxPerWeek": .set(2)])
                == .refused([ConfigurationError("/session/minPerWeek", .ruleViolated)])
        )
        #expect(
            migration.resolved(by: ["/session/maxPerWeek": .drop, "/session/topics": .drop])
                == .refused([ConfigurationError("/session/topics", .unknownKey)])
        )
    }

    @Test func `a migration names all that is against it`() {
        let refusals = CampaignMigration.refusals(
            fromTemplate: "t",
            version: "v1",
            toTemplate: "u",
            version: "v1",
            status: .deprecated
        )
        #expect(refusals == [.differentFamily, .versionNotActive, .alreadyOnVersion])
        let fine = CampaignMigration.refusals(
            fromTemplate: "t",
            version: "v1",
            toTemplate: "t",
            version: "v2",
            status: .active
        )
        #expect(fine == [])
    }

    @Test func `thirty days are enough to go back, a millisecond more is not`() throws {
        let at = try Given.instant("2026-04-01T00:00:00Z")
        let last = try Given.instant("2026-05-01T00:00:00Z")
        let after = try Given.instant("2026-05-01T00:00:00.001Z")
        #expect(refusals(at, last, false) == [])
        #expect(refusals(at, after, false) == [.rollbackExpired])
        #expect(refusals(at, last, true) == [.rollbackConflict])
        #expect(refusals(at, after, true) == [.rollbackExpired, .rollbackConflict])
    }

    private func refusals(_ at: Instant, _ now: Instant, _ changed: Bool) -> [ReasonCode] {
        CampaignMigration.rollbackRefusals(migratedAt: at, now: now, hasNewOverrides: changed)
    }

    /// A preview in which the schemas of the versions stand alone.
    private func preview(
        _ overrides: ConfigurationDocument,
        _ from: VersionContent,
        _ to: VersionContent
    ) -> OverrideMigration {
        OverrideMigration.preview(
            overrides,
            from: from.defaultConfig,
            to: to.defaultConfig,
            rules: Versions.rules(of: to)
        )
    }
}
