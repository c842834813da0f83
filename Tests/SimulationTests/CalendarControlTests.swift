import GRDB
import Simulation
import Testing

/// What would come of programs, cohorts and calendars if one of their guards were off.
///
/// Like the other controls these take a guard away from outside, by writing into a node's tables
/// between turns what the guard would have prevented.
@Suite("Negative controls of programs and calendars", .timeLimit(.minutes(30)))
struct CalendarControlTests {
    /// Seeds of histories about calendars, about configuration, and about pauses.
    private static let (calendars, settings, pauses) = ([3, 11], [4, 12], [2, 10])

    private func violations(_ sql: String?, _ seeds: [Int]) async throws -> [String] {
        var options = SimulationOptions()
        options.length = 110
        if let sql {
            options.tamper = { path, _ in
                try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
            }
        }
        var found: [String] = []
        for seed in seeds {
            found += try await SimulationRun(seed: seed, options: options).run().violations
        }
        return found
    }

    @Test func `without tampering the same seeds hold`() async throws {
        #expect(try await violations(nil, Self.calendars + Self.settings + Self.pauses) == [])
    }

    @Test func `without what is due campaigns wait behind their first day`() async throws {
        let found = try await violations(
            "DELETE FROM due WHERE kind = 'campaign_activate'",
            Self.calendars
        )

        #expect(found.contains { $0.contains("waits behind its first day") })
        #expect(found.contains { $0.contains("table status_history") })
    }

    @Test func `without days off campaigns start on them`() async throws {
        let found = try await violations(
            "DELETE FROM blackouts",
            Self.calendars
        )

        #expect(found.contains { $0.contains("table blackouts") })
        #expect(found.contains { $0.contains("outputs of record") })
    }

    @Test func `without its attempts an order is tried for ever`() async throws {
        let found = try await violations(
            "UPDATE schedules SET attempts = 0 WHERE state IN ('pending', 'deferred')",
            Self.calendars
        )

        #expect(found.contains { $0.contains("table schedules") })
        #expect(found.contains { $0.contains("outputs of record") })
    }

    @Test func `without a count of clones one is made again`() async throws {
        let found = try await violations(
            "UPDATE recurrences SET made = max(0, made - 1)",
            Self.calendars
        )

        #expect(found.contains { $0.contains("table campaigns") })
    }

    @Test func `without the version of a campaign stale commands are applied`() async throws {
        let found = try await violations(
            "UPDATE campaigns SET version = max(1, version - 1)",
            Self.settings + Self.pauses
        )

        #expect(found.contains { $0.contains("table inputs") })
    }

    @Test func `without a cascade cohorts go on while their campaign does not`() async throws {
        let found = try await violations(
            "UPDATE instances SET status = 'active' WHERE status = 'paused'",
            Self.pauses
        )

        #expect(found.contains { $0.contains("is active and the campaign is not") })
    }

    @Test func `without a snapshot the configuration of a cohort is not its layers`() async throws {
        let found = try await violations(
            "UPDATE instances SET config = CAST('{}' AS BLOB)",
            Self.settings
        )

        #expect(found.contains { $0.contains("is not what its layers make") })
    }

    @Test func `without an audit overrides are not accounted for`() async throws {
        let found = try await violations(
            "DELETE FROM override_audit WHERE removed_at IS NULL",
            Self.settings
        )

        #expect(found.contains { $0.contains("is not its overrides") })
    }

    @Test func `without the state of a version what is archived is used`() async throws {
        let found = try await violations(
            "UPDATE template_versions SET status = 'active' WHERE status <> 'draft'",
            Self.settings
        )

        #expect(found.contains { $0.contains("table template_versions") })
    }

    @Test func `without the state of a campaign its history jumps`() async throws {
        let found = try await violations(
            "UPDATE campaigns SET status = 'recruiting' WHERE status = 'paused'",
            Self.pauses
        )

        #expect(found.contains { $0.contains("jumps") })
    }
}
