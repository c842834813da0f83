import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Source: domain §10.4, §21.3, and the article on upsell.
@Suite("What sales says about signals")
struct UpsellCommandTests {
    /// A stage with an open signal of score 41 for `c1`, and its id.
    private func raised() async throws -> (Stage, String) {
        let stage = try await Stage.scored()
        try await stage.spend(8700)
        try await stage.nextDay()
        return (stage, try await stage.signal().id)
    }

    private func on(_ id: String, _ more: JSONObject = [:]) -> JSONObject {
        var data: JSONObject = ["signalId": .string(id)]
        for member in more.members { data[member.key] = member.value }
        return data
    }

    @Test func `an accepted signal rests for 30 days and is closed for good`() async throws {
        let (stage, id) = try await raised()
        let data = on(id, ["wonValue": Stage.money(250_000), "note": .string("ten more")])
        let told = try await stage.done(.upsellAccept, data, by: Stage.sales)
        #expect(told.lives == ["accepted 41 watch"])
        #expect(told.first?["wonValue"] == Stage.money(250_000))
        #expect(told.first?["version"] == .int(2))
        for (name, more) in [
            (.upsellAccept, [:]), (.upsellDecline, ["reasonCode": .string("price")]),
            (.upsellSnooze, ["until": .string("2026-05-01T00:00:00Z"), "reason": .string("r")]),
        ] as [(CommandName, JSONObject)] {
            #expect(try await stage.refused(name, on(id, more)) == ["signal_closed"])
        }
        // The rest ends on the 30th day at noon of the acceptance, so on the 31st midnight.
        #expect(try await stage.nextDay(29).lives == [])
        #expect(try await stage.nextDay(2).lives == ["raised 41 watch"])
        try await stage.expectWhole()
    }

    @Test func `a declined signal rests for 90 days`() async throws {
        let (stage, id) = try await raised()
        let told = try await stage.done(
            .upsellDecline,
            on(id, ["reasonCode": .string("no_need")]),
            by: Stage.sales
        )
        #expect(told.lives == ["declined 41 watch"])
        #expect(told.first?["reason"] == .string("no_need"))
        // The campaign would start and be charged; as it is, nothing but the rest is in the way.
        try await stage.move(to: "paused", reason: "a break")
        #expect(try await stage.nextDay(89).lives == [])
        #expect(try await stage.nextDay(2).lives.count == 1)
        try await stage.expectWhole()
    }

    @Test func `20 points more end the rest of a declined signal, 19 do not`() async throws {
        let (stage, id) = try await raised()
        try await stage.done(.upsellDecline, on(id, ["reasonCode": .string("timing")]))
        // 10 of 10: (3200 + 870) / 70 = 58, then 60; 11 of 10: (4000 + 1000) / 70 = 71.
        try await stage.crowd("w", 2, role: "volunteer")
        #expect(try await stage.nextDay().lives == [])
        try await stage.spend(10_000)
        #expect(try await stage.nextDay().lives == [])
        let told = try await stage.created("e-x1", "x1")
        #expect(told.lives == ["raised 71 warm"])
        try await stage.expectWhole()
    }

    @Test func `a snoozed signal says nothing until its time, then how it stands`() async throws {
        let (stage, id) = try await raised()
        let until = "2026-04-06T12:00:00Z"
        let data = on(id, ["until": .string(until), "reason": .string("budget round")])
        let told = try await stage.done(.upsellSnooze, data, by: Stage.sales)
        #expect(told.lives == ["updated 41 watch"])
        #expect(told.first?["snoozedUntil"] == .string("2026-04-06T12:00:00.000Z"))

        try await stage.spend(0)
        #expect(try await stage.nextDay().lives == [])
        #expect(try await stage.signal().composite == 29)
        try await stage.spend(10_000)
        #expect(try await stage.nextDay(2).lives == [])
        let woken = try await stage.tick("2026-04-06T12:00:01Z")
        #expect(woken.lives == ["updated 43 watch"])
        #expect(woken.aboutUpsell.first?["snoozedUntil"] == nil)
        #expect(try stage.steps(id) == ["raised", "snoozed", "woken"])
        #expect(try await stage.signal().version == 3)
        try await stage.expectWhole()
    }

    @Test func `at the end of a snooze it expires if it has to`() async throws {
        let (stage, id) = try await raised()
        let data = on(id, ["until": .string("2026-04-04T00:00:00Z"), "reason": .string("r")])
        try await stage.done(.upsellSnooze, data)
        try await stage.spend(0)
        #expect(try await stage.nextDay().lives == [])
        #expect(try await stage.nextDay().lives == ["expired 29 watch"])
        #expect(try stage.rows("due").allSatisfy { $0["kind"] != .string("upsell_wake") })
        try await stage.expectWhole()
    }

    @Test func `a snooze has a reason, an end ahead, and 90 days at most`() async throws {
        let (stage, id) = try await raised()
        func refusal(_ until: String, reason: String? = "r") async throws -> [String] {
            var data = on(id, ["until": .string(until)])
            data["reason"] = reason.map { .string($0) }
            return try await stage.refused(.upsellSnooze, data)
        }
        #expect(try await refusal("2026-05-01T00:00:00Z", reason: nil) == ["reason_required"])
        #expect(try await refusal("2026-04-02T00:01:00Z") == ["due_in_past"])
        #expect(try await refusal("2026-07-01T00:01:00.001Z") == ["out_of_range"])
        let longest = on(id, ["until": .string("2026-07-01T00:01:00Z"), "reason": .string("r")])
        try await stage.done(.upsellSnooze, longest)
        let shorter = on(id, ["until": .string("2026-04-09T00:00:00Z"), "reason": .string("r")])
        try await stage.done(.upsellSnooze, shorter)
        let wakes = try stage.rows("due").filter { $0["kind"] == .string("upsell_wake") }
        #expect(wakes.count == 1)
        #expect(try await stage.signal().snoozedUntil == Instant(rfc3339: "2026-04-09T00:00:00Z"))
        // A snoozed signal may be taken on.
        try await stage.done(.upsellAccept, on(id))
        try await stage.expectWhole()
    }

    @Test func `a deal is won or lost once, and only after acceptance`() async throws {
        let (stage, id) = try await raised()
        let won = on(id, ["outcome": .string("won")])
        #expect(try await stage.refused(.upsellClose, won) == ["invalid_transition"])
        try await stage.done(.upsellAccept, on(id, ["wonValue": Stage.money(100)]))
        let foreign = on(id, ["outcome": .string("won"), "wonValue": Stage.money(1, "NOK")])
        #expect(try await stage.refused(.upsellClose, foreign) == ["currency_mismatch"])
        let told = try await stage.done(.upsellClose, won, by: Stage.sales)
        #expect(told.lives == ["closed 41 watch"])
        #expect(told.first?["outcome"] == .string("won"))
        #expect(told.first?["wonValue"] == Stage.money(100))
        #expect(try await stage.refused(.upsellClose, won) == ["signal_closed"])
        #expect(try await stage.signal().state(at: Instant(ms: 0)) == .won)
        #expect(try stage.steps(id) == ["raised", "accepted", "won"])
        try await stage.expectWhole()
    }

    @Test func `a lost deal rests like a declined signal, from the loss on`() async throws {
        let (stage, id) = try await raised()
        try await stage.done(.upsellAccept, on(id))
        try await stage.nextDay(20)
        let lost = on(id, ["outcome": .string("lost"), "reasonCode": .string("competitor")])
        let told = try await stage.done(.upsellClose, lost)
        #expect(told.first?["reason"] == .string("competitor"))
        #expect(try await stage.nextDay(20).lives == [])
        #expect(try await stage.signal().id == id)
        try await stage.expectWhole()
    }

    @Test func `a campaign names its newest signal`() async throws {
        let (stage, id) = try await raised()
        let data: JSONObject = ["campaignId": .string("c1"), "reasonCode": .string("other")]
        let told = try await stage.done(.upsellDecline, data)
        #expect(told.first?["signalId"] == .string(id))
        let nothing: JSONObject = ["campaignId": .string("c9"), "reasonCode": .string("other")]
        #expect(try await stage.refused(.upsellDecline, nothing) == ["not_found"])
    }

    @Test func `only sales may, for its own companies, and against the version it saw`()
        async throws
    {
        let (stage, id) = try await raised()
        for role in Principal.Role.allCases where role != .platformAdmin && role != .sales {
            let principal = Principal(id: "p", role: role, companies: ["acme"])
            #expect(try await stage.refused(.upsellAccept, on(id), by: principal) == ["forbidden"])
        }
        let stranger = Principal(id: "p", role: .sales, companies: ["other"])
        #expect(try await stage.refused(.upsellAccept, on(id), by: stranger) == ["forbidden"])
        #expect(
            try await stage.refused(.upsellAccept, on(id, ["expectedVersion": .int(2)]))
                == ["version_conflict"]
        )
        #expect(try await stage.refused(.upsellAccept, on("ups_acme_1_1")) == ["not_found"])
        try await stage.register("other")
        #expect(try await stage.refused(.upsellAccept, on(id), to: "other") == ["not_found"])
        try await stage.done(.upsellAccept, on(id, ["expectedVersion": .int(1)]))
    }

    @Test func `what was decided is kept with what was known when it was raised`() async throws {
        let (stage, id) = try await raised()
        try await stage.done(.upsellDecline, on(id, ["reasonCode": .string("price")]))
        let labels = try await NodeReader(path: stage.path).upsellLabels(limit: 10).value
        let label = try #require(labels.first)
        #expect(labels.count == 1 && label.signal == id && !label.isAccepted)
        #expect(label.reason == "price")
        // u 80 %, no performance data, no sessions, 87.00 % spent, never active, nobody waits, from
        // 0 to 80 % within a week, one live campaign.
        #expect(label.features.values == [50, 50, 0, 87, 0, 0, 100, 10])
    }
}
