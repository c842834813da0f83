import Contracts
import Simulation
import Testing

/// Versions that commands answer and raise, and those of templates that are over.
///
/// Source: domain §2, §3.1, §20.
@Suite("Versions, as commands tell and need them")
struct VersionReadingTests {
    @Test func `an order on days off answers the version that is stored`() async throws {
        let stage = try await Stage.planned()
        try await stage.done(.blackoutAdd, Stage.blackout("2026-05-01", "2026-05-10", id: "off"))

        let (verdict, _) = try await stage.command(
            .scheduleCreate,
            Stage.order(to: "recruiting", on: "2026-05-05", id: "o1")
        )

        let stored = try stage.row("schedules", "o1")
        #expect(verdict["result"]?.object?["version"] == stored["version"])
        #expect(verdict["result"]?.object?["state"] == .string("deferred"))
        try await stage.expectSound()
    }

    @Test func `an update of a cohort that says nothing makes no version`() async throws {
        let stage = try await Stage.planned()
        try await stage.done(.instanceCreate, Stage.cohort("2026-06-01", "2026-06-20", id: "a"))

        try await stage.done(.instanceUpdate, ["instanceId": .string("a")])

        #expect(try stage.row("instances", "a")["version"] == .int(1))
    }

    @Test func `an archived version takes neither new cohorts nor copies`() async throws {
        let stage = try await Stage.planned()
        try await stage.done(.instanceCreate, Stage.cohort("2026-06-01", "2026-06-20", id: "a"))
        let version: JSONObject = ["versionId": .string("t1@1")]
        try await stage.done(.templateDeprecate, version, to: "platform")
        try await stage.done(.templateArchive, version, to: "platform")

        let made = try await stage.refused(
            .instanceCreate,
            Stage.cohort("2026-06-01", "2026-06-20")
        )
        let copied = try await stage.refused(
            .instanceClone,
            ["instanceId": .string("a"), "shiftDays": .int(1)]
        )

        #expect(made == ["template_archived"])
        #expect(copied == ["template_archived"])
    }

    @Test func `a subscription's fee that is taken back is sound`() async throws {
        let stage = try await Stage.bundled([5000])
        let fee = try stage.rows("usage").first { $0["key"] == .string("s1:2026-01-01") }

        try await stage.done(
            .usageReverse,
            ["usageId": fee?["id"] ?? .null, "reason": .string("a favor")]
        )

        try await stage.expectWhole()
    }
}
