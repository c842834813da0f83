import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("What follows from an alert")
struct AlertFollowUpTests {
    private static let escalation: JSONObject = [
        "escalation": .object([
            "afterMinutes": .int(90), "recipients": .array([.string("customer_success")]),
        ])
    ]

    private func id(_ told: [Told]) throws -> String {
        try #require(told.first { $0["alertId"] != nil }?["alertId"]?.string)
    }

    @Test func `a re-arm names the alert that it resolves, and none that was not sent`()
        async throws
    {
        let stage = try await Stage.inOslo()
        let sent = try id(try await stage.volunteers(40))
        let first = try await stage.volunteers(37).first("capacity.threshold_rearmed")
        #expect(first["alertId"] == .string(sent))
        let row = try #require(stage.rows("alerts").first)
        #expect(row["resolved_at"] == .int(1_775_026_800_000))
        try await stage.volunteers(40)
        let second = try await stage.volunteers(37).first("capacity.threshold_rearmed")
        #expect(second["alertId"] == nil)
        let reader = try NodeReader(path: stage.path)
        #expect(try await reader.alerts(AlertFilter(state: .open)).value.isEmpty)
        #expect(try await reader.alerts(AlertFilter(state: .resolved)).value.map(\.id) == [sent])
        try await stage.expectWhole()
    }

    @Test func `an error that nobody acknowledges escalates once`() async throws {
        let stage = try await Stage.inOslo(seats: 10)
        try await stage.policy(Self.escalation)
        let sent = try await stage.volunteers(10)
        #expect(sent.alerting == ["sent 80", "sent 90", "sent 100"])
        #expect(try await stage.tick("2026-04-01T08:29:59.999Z").alerting == [])

        let told = try await stage.tick("2026-04-01T20:00:00Z")

        #expect(told.alerting == ["escalated 100"])
        let alert = try told.first("capacity.alert_escalated")
        #expect(alert.event["time"] == .string("2026-04-01T08:30:00.000Z"))
        #expect(alert["afterMinutes"] == .int(90))
        #expect(alert["recipients"]?.array?.first?.object?["kind"] == .string("customer_success"))
        let id = try #require(alert["alertId"]?.string)
        try await stage.done(.alertAcknowledge, ["alertId": .string(id)])
        #expect(try await stage.tick("2026-04-03T20:00:00Z").alerting == [])
        try await stage.expectWhole()
    }

    @Test func `whoever acknowledges in time is left alone`() async throws {
        let stage = try await Stage.inOslo(seats: 10)
        try await stage.policy(Self.escalation)
        let sent = try await stage.volunteers(10).all("capacity.threshold_crossed")
        let id = try #require(sent.last?["alertId"]?.string)
        try await stage.tick("2026-04-01T08:29:59Z")
        try await stage.done(.alertAcknowledge, ["alertId": .string(id)])
        #expect(try await stage.tick("2026-04-03T20:00:00Z").alerting == [])
        try await stage.expectWhole()
    }

    @Test func `what is over in time, or in a campaign that is, does not escalate`() async throws {
        let stage = try await Stage.inOslo(seats: 10)
        try await stage.policy(Self.escalation)
        try await stage.volunteers(10)
        #expect(try await stage.volunteers(9).alerting == ["armed 100"])
        #expect(try await stage.tick("2026-04-01T20:00:00Z").alerting == [])
        #expect(try await stage.volunteers(10).alerting == ["sent 100"])
        try await stage.policy()
        #expect(try await stage.tick("2026-04-02T20:00:00Z").alerting == [])
        try await stage.expectWhole()
    }

    @Test func `a digest tells each kind of contact of its own alerts, and nothing when empty`()
        async throws
    {
        let stage = try await Stage.inOslo()
        try await stage.policy([
            "quietHours": .object(Stage.night),
            "digests": .array([
                .object(["audience": .string("sales"), "hour": .int(8)]),
                .object(["audience": .string("company_admin"), "hour": .int(8)]),
            ]),
        ])
        #expect(try await stage.tick("2026-04-01T20:00:00Z").alerting == [])
        try await stage.volunteers(39)
        try await stage.tick("2026-04-01T20:30:00Z")
        try await stage.volunteers(50)
        try await stage.volunteers(37)

        let told = try await stage.tick("2026-04-02T06:00:00Z")

        #expect(told.alerting == ["digest company_admin", "digest sales"])
        let admin = try told.first("capacity.alert_digest")
        #expect(admin["sentCount"] == .int(0))
        #expect(admin["suppressedCount"] == .int(2))
        let first = admin["suppressed"]?.array?.first?.object
        #expect(first?["suppressReason"] == .string("quiet_hours"))
        #expect(admin["since"] == .string("2026-04-01T07:00:00.000Z"))
        #expect(admin["until"] == .string("2026-04-02T06:00:00.000Z"))
        let sales = try #require(told.last)
        #expect(sales["suppressedCount"] == .int(1))
        #expect(try await stage.tick("2026-04-05T06:00:00Z").alerting == [])
        #expect(try await stage.volunteers(40).alerting == ["sent 80"])
        let next = try await stage.tick("2026-04-06T06:00:00Z")
        #expect(next.alerting == ["digest sales"])
        #expect(next.last?["since"] == .string("2026-04-05T06:00:00.000Z"))
        #expect(next.last?["sentCount"] == .int(1))
        try await stage.expectWhole()
    }

    @Test func `a long digest names fifty alerts and counts the rest`() async throws {
        let stage = try await Stage.inOslo()
        let keys = (0..<10).map { "t\($0) absolute \($0 + 1) info sales 1" }
        try await stage.done(.alertSetThresholds, Stage.thresholds(keys))
        try await stage.policy([
            "digests": .array([.object(["audience": .string("sales"), "hour": .int(8)])])
        ])
        for minute in 10..<16 {
            try await stage.tick("2026-04-01T08:\(minute):00Z")
            try await stage.volunteers(10)
            try await stage.volunteers(0)
        }
        let digest = try await stage.tick("2026-04-02T06:00:00Z").first("capacity.alert_digest")
        #expect(digest["sentCount"] == .int(60))
        #expect(digest["sent"]?.array?.count == 50)
        #expect(digest["resolvedCount"] == .int(60))
        try await stage.expectWhole()
    }

    @Test func `a quota that is reached is an alert to acknowledge, and over with its period`()
        async throws
    {
        let stage = try await Stage.inOslo()
        try await stage.policy(Self.escalation)
        try await stage.limit("q1", "sessions", 5, period: "month")
        for number in 1...5 { try await stage.session("s\(number)", minutes: 30) }
        #expect(try stage.alerts() == ["q1 sent", "q1 sent"])
        let first = try #require(stage.rows("alerts").first?["id"]?.string)
        try await stage.done(.alertAcknowledge, ["alertId": .string(first)])
        #expect(try await stage.tick("2026-04-01T09:00:00Z").alerting == ["escalated q1"])
        #expect(try await stage.voided("session", "s1").alerting == ["armed q1"])

        let told = try await stage.tick("2026-05-01T09:00:00Z")

        #expect(told.alerting == ["armed q1"])
        #expect(
            try stage.rows("alerts").map { $0["resolved_for"]?.string }
                == ["period_over", "rearmed"]
        )
        try await stage.expectWhole()
    }

    @Test func `a policy has versions and belongs to its company`() async throws {
        let stage = try await Stage.inOslo()
        let stale: JSONObject = ["companyId": .string("acme"), "expectedVersion": .int(3)]
        #expect(try await stage.refused(.alertSetPolicy, stale) == ["version_conflict"])
        let other: JSONObject = ["companyId": .string("other")]
        let (verdict, _) = try await stage.command(.alertSetPolicy, other)
        #expect(verdict["codes"] == .array([.string("tenant_mismatch")]))
        let by = Principal(id: "vic", role: .coordinator, companies: ["acme"])
        #expect(
            try await stage.refused(.alertSetPolicy, ["companyId": .string("acme")], by: by)
                == ["forbidden"]
        )
        try await stage.policy(["reason": .string("new contract")])
        let row = try #require(
            try await NodeReader(path: stage.path).alertPolicy(company: "acme").value
        )
        #expect(row.version == 1)
        #expect(row.reason == "new contract")
    }

    @Test func `where a threshold stands is told in a sentence`() async throws {
        let stage = try await Stage.inOslo()
        try await stage.thresholds("half percent 50 info sales")
        try await stage.volunteers(40)
        try await stage.tick("2026-04-01T09:00:00Z")
        let report = try #require(
            try await NodeReader(path: stage.path).thresholds(campaign: "c1").value
        )
        let sentences = report.standings.map { "\($0.name): \($0.sentence(in: report.zone))" }
        #expect(
            sentences[0]
                == "80 %: still passed since 2026-04-01 09:00, re-arms at ≤ 37;"
                + " raised 2 h ago, next not before 2026-04-02 09:00 (company time)"
        )
        #expect(sentences[1] == "90 %: fires at ≥ 45")
        #expect(
            sentences[4].hasPrefix("half: still passed since 2026-04-01 09:00, re-arms at ≤ 22")
        )
    }
}
