import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Alerts through records")
struct AlertTimelineTests {
    /// Volunteers coming and going, one record each.
    private final class Crowd {
        let stage: Stage
        private var next = 0
        private var present: [String] = []

        init(_ stage: Stage) { self.stage = stage }

        func comes(_ count: Int) async throws -> [Told] {
            var told: [Told] = []
            for _ in 0..<count {
                next += 1
                present.append("e\(next)")
                told += try await stage.created("e\(next)", "p\(next)")
            }
            return told
        }

        func goes(_ count: Int) async throws -> [Told] {
            var told: [Told] = []
            for _ in 0..<count {
                told += try await stage.withdrawn(present.removeFirst())
            }
            return told
        }
    }

    /// The alerts among outputs, such as `sent 80 usage`, `armed 90`.
    private func spoken(_ told: [Told]) -> [String] {
        told.compactMap { output in
            let threshold = output["threshold"]?.int.map { String($0) } ?? ""
            switch output.name {
            case "capacity.threshold_crossed":
                return "sent \(threshold) \(output["cause"]?.string ?? "")"
            case "capacity.threshold_rearmed": return "armed \(threshold)"
            default: return nil
            }
        }
    }

    private func last(_ stage: Stage) throws -> JSONObject {
        try #require(stage.rows("alerts").last)
    }

    @Test func `the timeline of the rules is told as written`() async throws {
        let stage = try await Stage.recruiting(seats: 50, at: "2026-04-01T08:00:00Z")
        let crowd = Crowd(stage)

        try await stage.tick("2026-04-01T09:00:00Z")
        #expect(spoken(try await crowd.comes(39)).isEmpty)
        try await stage.tick("2026-04-01T10:00:00Z")
        #expect(spoken(try await crowd.comes(1)) == ["sent 80 usage"])
        try await stage.tick("2026-04-01T12:00:00Z")
        #expect(spoken(try await crowd.goes(1)).isEmpty)
        try await stage.tick("2026-04-01T12:05:00Z")
        #expect(spoken(try await crowd.comes(1)).isEmpty)
        try await stage.tick("2026-04-01T15:00:00Z")
        #expect(spoken(try await crowd.goes(3)) == ["armed 80"])
        try await stage.tick("2026-04-01T16:00:00Z")
        #expect(spoken(try await crowd.comes(3)).isEmpty)
        #expect(try last(stage)["suppress_reason"] == .string("throttled"))
        try await stage.tick("2026-04-02T09:00:00Z")
        #expect(spoken(try await crowd.goes(3)) == ["armed 80"])
        try await stage.tick("2026-04-02T10:00:00Z")
        let again = try await crowd.comes(3)
        #expect(spoken(again) == ["sent 80 usage"])
        #expect(try again.first("capacity.threshold_crossed")["suppressedBefore"] == .int(1))

        try await stage.tick("2026-04-02T11:00:00Z")
        let lowered = try await stage.seats(40)
        #expect(spoken(lowered) == ["sent 100 limit_change"])
        #expect(
            try lowered.first("capacity.threshold_crossed")["passedThresholds"]
                == .array([.int(90)])
        )
        try await stage.tick("2026-04-02T11:30:00Z")
        #expect(spoken(try await crowd.comes(4)) == ["sent 110 usage"])
        try await stage.tick("2026-04-02T11:40:00Z")
        #expect(spoken(try await stage.requested("r1", "late")).isEmpty)
        try await stage.tick("2026-04-02T11:50:00Z")
        #expect(spoken(try await crowd.goes(1)).isEmpty)
        #expect(try stage.capacity()["used"] == .int(44))
        try await secondDay(stage, crowd)
    }

    private func secondDay(_ stage: Stage, _ crowd: Crowd) async throws {
        try await stage.tick("2026-04-02T12:05:00Z")
        #expect(spoken(try await crowd.goes(2)) == ["armed 110"])
        try await stage.tick("2026-04-02T12:20:00Z")
        #expect(spoken(try await crowd.comes(2)).isEmpty)
        #expect(try last(stage)["suppress_reason"] == .string("throttled"))
        try await stage.tick("2026-04-02T13:00:00Z")
        #expect(spoken(try await crowd.goes(2)) == ["armed 110"])
        try await stage.tick("2026-04-02T13:30:00Z")
        let sent = try await crowd.comes(2)
        #expect(spoken(sent) == ["sent 110 usage"])
        #expect(try sent.first("capacity.threshold_crossed")["suppressedBefore"] == .int(1))
        try await stage.tick("2026-04-02T14:00:00Z")
        #expect(spoken(try await crowd.goes(13)) == ["armed 110", "armed 100", "armed 90"])

        try await stage.tick("2026-04-02T14:30:00Z")
        try await stage.done(
            .alertMute,
            [
                "campaignId": .string("c1"), "until": .string("2026-04-03T08:00:00Z"),
                "thresholds": .array([.int(80), .int(90), .int(100)]),
                "reason": .string("a known rush"),
            ]
        )
        try await stage.tick("2026-04-02T15:00:00Z")
        #expect(spoken(try await crowd.comes(5)).isEmpty)
        #expect(try last(stage)["suppress_reason"] == .string("muted"))
        #expect(try last(stage)["threshold"] == .int(90))
        try await stage.tick("2026-04-03T09:00:00Z")
        #expect(spoken(try await crowd.goes(6)) == ["armed 90", "armed 80"])
        try await stage.tick("2026-04-03T09:05:00Z")
        #expect(spoken(try await crowd.comes(2)).isEmpty)
        #expect(try last(stage)["threshold"] == .int(80))
        #expect(try last(stage)["suppress_reason"] == .string("throttled"))
    }

    @Test func `a small campaign skips levels`() async throws {
        let stage = try await Stage.recruiting(seats: 7)
        let crowd = Crowd(stage)

        #expect(spoken(try await crowd.comes(6)) == ["sent 80 usage"])
        let full = try await crowd.comes(1)
        #expect(spoken(full) == ["sent 100 usage"])
        #expect(
            try full.first("capacity.threshold_crossed")["passedThresholds"]
                == .array([.int(90)])
        )
        let refused = try await stage.requested("r8", "p8", waitlist: false)
        #expect(spoken(refused) == ["sent 110 refusal"])
        #expect(spoken(try await stage.requested("r9", "p9", waitlist: false)).isEmpty)
        #expect(spoken(try await crowd.goes(1)) == ["armed 100", "armed 110"])
        try await stage.tick("2026-04-01T09:06:00Z")
        #expect(spoken(try await crowd.comes(1)).isEmpty)
        #expect(spoken(try await stage.requested("r10", "p10", waitlist: false)).isEmpty)
        let records = try stage.rows("alerts").suffix(2)
        #expect(records.allSatisfy { $0["suppress_reason"] == .string("throttled") })
        #expect(records.map { $0["threshold"] } == [.int(100), .int(110)])
    }

    @Test func `a limit of nothing fires at the first refusal`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        try await stage.catalog()
        // Only a draft has no terms, and a draft is not live.
        try await stage.draft("c1", ["name": .string("bare")])

        let refused = try await stage.requested("r1", "p1")
        let fact = try await stage.created("e1", "p2")

        #expect(
            refused[0]["reasons"]
                == .array([.string("campaign_not_open"), .string("limit_zero")])
        )
        #expect(spoken(refused + fact).isEmpty)
        let alerts = try stage.rows("alerts")
        #expect(alerts.map { $0["threshold"] } == [.int(110), .int(80), .int(90), .int(100)])
        #expect(alerts[0]["suppress_reason"] == .string("not_live"))
        #expect(alerts[0]["cause"] == .string("refusal"))
        #expect(alerts.dropFirst().allSatisfy { $0["status"] == .string("passed") })
    }

    @Test func `a sent alert names whom to tell and what to do`() async throws {
        let stage = try await Stage.recruiting(seats: 10)

        let told = try await Crowd(stage).comes(9)

        let alert = try #require(told.all("capacity.threshold_crossed").last)
        #expect(alert["threshold"] == .int(90))
        #expect(alert["campaignName"] == .string("Spring"))
        #expect(alert["severity"] == .string("warning"))
        #expect(
            alert["recipients"]
                == .array([
                    .object([
                        "kind": .string("company_admin"), "address": .string("a@acme"),
                        "locale": .string("en"),
                    ])
                ])
        )
        #expect(
            alert["recommendations"]
                == .array([.string("approve_expansion"), .string("seats_left")])
        )
        #expect(alert["available"] == .int(1))
    }

    @Test func `a sent alert is acknowledged once`() async throws {
        let stage = try await Stage.recruiting(seats: 10)
        let told = try await Crowd(stage).comes(8)
        let id = try #require(told.first("capacity.threshold_crossed")["alertId"]?.string)

        try await stage.done(.alertAcknowledge, ["alertId": .string(id), "note": .string("seen")])
        let again = try await stage.refused(.alertAcknowledge, ["alertId": .string(id)])

        let row = try #require(stage.rows("alerts").first)
        #expect(row["acked_by"] == .string("root"))
        #expect(row["note"] == .string("seen"))
        #expect(again == ["not_open"])
    }

    @Test func `the highest level cannot be muted, nor any for more than 90 days`() async throws {
        let stage = try await Stage.recruiting()
        func mute(_ until: String, _ thresholds: [Int64]) async throws -> [String] {
            try await stage.refused(
                .alertMute,
                [
                    "campaignId": .string("c1"), "until": .string(until),
                    "thresholds": .array(thresholds.map { .int($0) }),
                    "reason": .string("a known rush"),
                ]
            )
        }

        #expect(try await mute("2026-04-02T00:00:00Z", [110]) == ["mute_not_allowed"])
        #expect(try await mute("2026-06-30T09:00:00.001Z", [80]) == ["mute_not_allowed"])
    }

    @Test func `what does not exist is said before what is not allowed`() async throws {
        let stage = try await Stage.recruiting()
        let wish: JSONObject = [
            "campaignId": .string("nowhere"), "until": .string("2026-12-31T00:00:00Z"),
            "thresholds": .array([.int(110)]), "reason": .string("a known rush"),
        ]

        #expect(try await stage.refused(.alertMute, wish) == ["not_found"])
    }

    @Test func `an unmuted level speaks at its next crossing`() async throws {
        let stage = try await Stage.recruiting(seats: 10)
        try await stage.done(
            .alertMute,
            [
                "campaignId": .string("c1"), "until": .string("2026-04-03T08:00:00Z"),
                "thresholds": .array([.int(80)]), "reason": .string("a known rush"),
            ]
        )
        let crowd = Crowd(stage)
        #expect(spoken(try await crowd.comes(8)).isEmpty)

        try await stage.done(.alertUnmute, ["campaignId": .string("c1")])
        let told = try await crowd.goes(1) + crowd.comes(1)

        #expect(spoken(told) == ["armed 80", "sent 80 usage"])
    }
}
