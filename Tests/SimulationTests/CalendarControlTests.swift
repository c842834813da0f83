import Simulation
import Testing

/// What would come of programs, cohorts and calendars if one of their guards were off.
///
/// Like the other controls these take a guard away from outside, by writing into a node's tables
/// between turns what the guard would have prevented.
@Suite("Negative controls of programs and calendars", .timeLimit(.minutes(30)))
struct CalendarControlTests {
    static let controls: [Control] = [
        Control(
            "what is due",
            [.scheduled],
            signs: ["waits behind its first day", "table status_history"],
            sql: "DELETE FROM due WHERE kind = 'campaign_activate'"
        ),
        Control(
            "days off",
            [.scheduled],
            signs: ["table blackouts", "outputs of record"],
            sql: "DELETE FROM blackouts"
        ),
        Control(
            "the attempts of an order",
            [.scheduled],
            signs: ["table schedules", "outputs of record"],
            sql: "UPDATE schedules SET attempts = 0 WHERE state IN ('pending', 'deferred')"
        ),
        Control(
            "the count of clones",
            [.scheduled],
            signs: ["table recurrences", "table campaigns"],
            sql: "UPDATE recurrences SET made = max(0, made - 1)"
        ),
        Control(
            "the version of a campaign",
            [.configured, .restless],
            signs: ["table inputs"],
            sql: "UPDATE campaigns SET version = max(1, version - 1)"
        ),
        Control(
            "the cascade to cohorts",
            [.restless],
            signs: ["is active and the campaign is not"],
            sql: "UPDATE instances SET status = 'active' WHERE status = 'paused'"
        ),
        Control(
            "the configuration of a cohort",
            [.configured],
            signs: ["is not what its layers make"],
            sql: "UPDATE instances SET config = CAST('{}' AS BLOB)"
        ),
        Control(
            "the audit of overrides",
            [.configured],
            signs: ["is not its overrides"],
            sql: "DELETE FROM override_audit WHERE removed_at IS NULL"
        ),
        Control(
            "the state of a version",
            [.configured],
            signs: ["table template_versions"],
            sql: "UPDATE template_versions SET status = 'active' WHERE status <> 'draft'"
        ),
        Control(
            "the state of a campaign",
            [.restless],
            signs: ["jumps"],
            sql: "UPDATE campaigns SET status = 'recruiting' WHERE status = 'paused'"
        ),
    ]

    @Test(arguments: controls)
    func `what a guard that is off lets through is found`(_ control: Control) async throws {
        try await control.mustShow()
    }
}
