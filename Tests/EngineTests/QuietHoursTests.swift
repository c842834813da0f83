import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Quiet hours of a company")
struct QuietHoursTests {
    private func asleep() async throws -> Stage {
        let stage = try await Stage.inOslo()
        try await stage.policy(["quietHours": .object(Stage.night)])
        try await stage.volunteers(44)
        #expect(try stage.alerts() == ["80 sent"])
        return stage
    }

    @Test func `what is crossed at night is told at its end, once`() async throws {
        let stage = try await asleep()
        try await stage.tick("2026-04-01T21:00:00Z")
        #expect(try await stage.volunteers(45).alerting == [])
        #expect(try stage.lastAlert()["suppress_reason"] == .string("quiet_hours"))
        #expect(try stage.lastAlert()["not_before"] == .int(1_775_106_000_000))
        try await stage.tick("2026-04-02T00:00:00Z")
        #expect(try await stage.volunteers(50).alerting == [])
        #expect(try await stage.tick("2026-04-02T04:59:59.999Z").alerting == [])

        let told = try await stage.tick("2026-04-02T09:00:00Z")

        #expect(told.alerting == ["armed 90", "armed 100", "sent 100"])
        let alert = try told.first("capacity.threshold_crossed")
        #expect(alert.event["time"] == .string("2026-04-02T05:00:00.000Z"))
        #expect(alert["suppressedBefore"] == .int(1))
        #expect(alert["passedThresholds"] == .array([.int(90)]))
        #expect(
            try stage.alerts().suffix(4)
                == [
                    "90 suppressed quiet_hours", "100 suppressed quiet_hours", "90 passed",
                    "100 sent",
                ]
        )
        #expect(try await stage.tick("2026-04-04T09:00:00Z").alerting == [])
        try await stage.expectWhole()
    }

    @Test func `what blocks enrollment is told at once, and speaks for the others`() async throws {
        let stage = try await asleep()
        try await stage.tick("2026-04-01T21:00:00Z")
        #expect(try await stage.volunteers(54).alerting == [])
        #expect(try await stage.volunteers(55).alerting == ["sent 110"])

        let told = try await stage.tick("2026-04-02T05:00:00Z")

        #expect(told.alerting == ["armed 90", "armed 100"])
        #expect(try stage.alerts().suffix(2) == ["90 passed", "100 passed"])
        try await stage.expectWhole()
    }

    @Test func `what is over in the morning is armed and not told`() async throws {
        let stage = try await asleep()
        try await stage.tick("2026-04-01T21:00:00Z")
        try await stage.volunteers(45)
        try await stage.volunteers(43)
        #expect(try await stage.tick("2026-04-02T05:00:00Z").alerting == ["armed 90"])
        try await stage.tick("2026-04-02T21:00:00Z")
        #expect(try await stage.volunteers(45).alerting == [])

        let told = try await stage.tick("2026-04-03T05:00:00Z")

        #expect(told.alerting == ["armed 90", "sent 90"])
        #expect(
            try told.first("capacity.threshold_crossed")["suppressedBefore"] == .int(2)
        )
        try await stage.expectWhole()
    }

    @Test func `the morning tells no faster than the window`() async throws {
        let stage = try await asleep()
        try await stage.tick("2026-04-01T19:30:00Z")
        #expect(try await stage.volunteers(45).alerting == ["sent 90"])
        try await stage.tick("2026-04-01T21:00:00Z")
        #expect(try await stage.volunteers(42).alerting == ["armed 90"])
        #expect(try await stage.volunteers(45).alerting == [])

        let told = try await stage.tick("2026-04-02T05:00:00Z")

        #expect(told.alerting == ["armed 90"])
        #expect(
            try stage.alerts().suffix(2) == [
                "90 suppressed quiet_hours", "90 suppressed throttled",
            ]
        )
        try await stage.expectWhole()
    }

    @Test func `the night of the change to summer time ends by the clock of the day`() async throws
    {
        let stage = try await Stage.inOslo(at: "2026-03-28T09:00:00Z")
        try await stage.policy(["quietHours": .object(Stage.night)])
        try await stage.tick("2026-03-28T22:00:00Z")
        #expect(try await stage.volunteers(45).alerting == [])
        #expect(try await stage.tick("2026-03-29T04:59:59Z").alerting == [])
        #expect(
            try await stage.tick("2026-03-29T05:00:00Z").alerting == [
                "armed 80", "armed 90", "sent 90",
            ]
        )
        try await stage.expectWhole()
    }

    @Test func `a shorter night tells at its end, none at once`() async throws {
        let stage = try await asleep()
        try await stage.tick("2026-04-01T21:00:00Z")
        try await stage.volunteers(45)
        let shorter: JSONObject = ["from": .string("22:00"), "to": .string("03:00")]
        #expect(try await stage.policy(["quietHours": .object(shorter)]).alerting == [])
        #expect(
            try stage.planned().contains {
                $0["kind"] == .string("alert_quiet_end")
                    && $0["due_at"] == .int(1_775_091_600_000)
            }
        )

        #expect(try await stage.policy().alerting == ["armed 90", "sent 90"])

        #expect(!(try stage.planned().contains { $0["kind"] == .string("alert_quiet_end") }))
        try await stage.expectWhole()
    }

    @Test func `a campaign that is moved about at night is told in the morning`() async throws {
        let stage = try await asleep()
        try await stage.tick("2026-04-01T21:00:00Z")
        try await stage.volunteers(45)
        // A campaign plans its own dates anew with every change.
        try await stage.done(
            .campaignUpdate,
            ["campaignId": .string("c1"), "fields": .object(["overbookPct": .int(20)])]
        )
        #expect(try await stage.tick("2026-04-02T05:00:00Z").alerting == ["armed 90", "sent 90"])
        try await stage.expectWhole()
    }
}
