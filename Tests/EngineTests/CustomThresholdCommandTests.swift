import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Custom thresholds of a campaign")
struct CustomThresholdCommandTests {
    @Test func `each of them is told in its own words, and armed again by its own distance`()
        async throws
    {
        let stage = try await Stage.inOslo()
        try await stage.thresholds(
            "half percent 50 info sales",
            "thirty absolute 30 warning company_admin 90",
            "last-five remaining 5 error customer_success 60"
        )
        #expect(try await stage.volunteers(25).alerting == ["sent half"])
        let told = try await stage.volunteers(30)
        #expect(told.alerting == ["sent thirty"])
        let alert = try told.first("capacity.custom_threshold_crossed")
        #expect(alert["kind"] == .string("absolute"))
        #expect(alert["value"] == .int(30))
        #expect(alert["severity"] == .string("warning"))
        #expect(alert["campaignName"] == .string("Spring"))
        #expect(alert["recipients"]?.array?.first?.object?["address"] == .string("a@acme"))
        #expect(alert["unit"] == .string("seat"))

        #expect(
            try await stage.volunteers(45).alerting == ["sent 80", "sent 90", "sent last-five"]
        )
        let down = try await stage.volunteers(22)
        #expect(
            down.alerting == [
                "armed last-five", "armed 90", "armed 80", "armed thirty", "armed half",
            ]
        )
        let pairs = down.all("capacity.custom_threshold_rearmed").compactMap {
            $0["alertId"]?.string
        }
        #expect(pairs.count == 3)
        #expect(try stage.rows("alerts").allSatisfy { $0["resolved_for"] == .string("rearmed") })
        try await stage.expectWhole()
    }

    @Test func `what holds already when it is set is told at once`() async throws {
        let stage = try await Stage.inOslo()
        try await stage.volunteers(30)
        #expect(try await stage.thresholds("half percent 50 info sales").alerting == ["sent half"])
        #expect(try await stage.thresholds("half percent 50 error sales").alerting == [])
        #expect(try await stage.thresholds("half percent 55 info sales").alerting == ["armed half"])
        #expect(try stage.alerts() == ["half sent", "half suppressed throttled"])
        #expect(try await stage.thresholds().alerting == [])
        #expect(try stage.rows("alerts")[0]["resolved_for"] == .string("replaced"))
        try await stage.expectWhole()
    }

    @Test func `taken away and set again it still knows what was held back`() async throws {
        let stage = try await Stage.inOslo()
        try await stage.thresholds("half percent 50 info sales 60")
        try await stage.volunteers(25)
        try await stage.volunteers(22)
        try await stage.volunteers(25)
        #expect(try stage.lastAlert()["suppress_reason"] == .string("throttled"))
        try await stage.thresholds()
        try await stage.tick("2026-04-01T08:00:00Z")
        let told = try await stage.thresholds("half percent 50 info sales 60")
        #expect(told.alerting == ["sent half"])
        #expect(
            try told.first("capacity.custom_threshold_crossed")["suppressedBefore"] == .int(1)
        )
        try await stage.expectWhole()
    }

    @Test func `versions and reasons are kept, and a stale one changes nothing`() async throws {
        let stage = try await Stage.inOslo()
        let data = Stage.thresholds(
            ["half percent 50 info sales"],
            ["reason": .string("the drive"), "expectedVersion": .int(1)]
        )
        #expect(try await stage.refused(.alertSetThresholds, data) == ["version_conflict"])
        try await stage.thresholds("half percent 50 info sales")
        let (verdict, _) = try await stage.command(.alertSetThresholds, data)
        #expect(verdict["result"]?.object?["version"] == .int(2))
        let row = try #require(stage.rows("alert_thresholds").first)
        #expect(row["reason"] == .string("the drive"))
        #expect(row["updated_by"] == .string("root"))
        var other = Stage.thresholds([])
        other["campaignId"] = .string("c9")
        #expect(try await stage.refused(.alertSetThresholds, other) == ["not_found"])
    }

    @Test func `a mute names who, why and until when, and covers custom ones by their keys`()
        async throws
    {
        let stage = try await Stage.inOslo()
        try await stage.thresholds("half percent 50 info sales", "full percent 99 critical sales")
        let until = "2026-04-02T08:00:00Z"
        var bare = Stage.mute(until, ["keys": .array([.string("half")])])
        bare["reason"] = nil
        #expect(try await stage.refused(.alertMute, bare) == ["reason_required"])
        let wrong = Stage.mute(until, ["keys": .array([.string("none")])])
        #expect(try await stage.refused(.alertMute, wrong) == ["not_found"])
        let bad = Stage.mute(until, ["keys": .array([.string("full")])])
        #expect(try await stage.refused(.alertMute, bad) == ["mute_not_allowed"])

        try await stage.done(.alertMute, Stage.mute(until, ["keys": .array([.string("half")])]))
        #expect(try await stage.volunteers(25).alerting == [])
        let alert = try stage.lastAlert()
        #expect(alert["suppress_reason"] == .string("muted"))
        #expect(alert["muted_by"] == .string("root"))
        #expect(alert["mute_reason"] == .string("a rush"))
        let entry = try await NodeReader(path: stage.path).alerts(AlertFilter()).value[0]
        let zone = try #require(
            try await NodeReader(path: stage.path).zones(of: ["acme"])["acme"]
        )
        #expect(
            entry.explanation.sentence(in: zone)
                == "held back: muted by root until 2026-04-02 10:00 (company time): a rush"
        )
        try await stage.expectWhole()
    }

    @Test func `another model arms all of them and resolves what was told`() async throws {
        let stage = try await Stage.inOslo()
        try await stage.thresholds("thirty absolute 30 warning company_admin")
        try await stage.volunteers(40)
        let told = try await stage.done(
            .campaignChangeTerms,
            [
                "campaignId": .string("c1"), "model": .string("credits"),
                "terms": .object(Deal.credits(50_000).terms),
            ]
        )
        #expect(told.alerting == ["armed thirty"])
        #expect(
            try stage.rows("alerts").allSatisfy { $0["resolved_for"] == .string("model_changed") }
        )
        try await stage.expectWhole()
    }
}
