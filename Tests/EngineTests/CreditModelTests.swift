import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("The credit model")
struct CreditModelTests {
    @Test func `a session costs credits by the hour, rounded to thousandths`() async throws {
        let stage = try await Stage.sold(.credits(1_000_000))

        let short = try await stage.session("s1", minutes: 45)
        try await stage.session("s2", minutes: 50)

        #expect(
            short.names == [
                "billing.usage_recorded", "billing.usage_recorded", "capacity.changed",
            ]
        )
        #expect(short[0]["type"] == .string("session"))
        #expect(short[0]["quantity"] == .int(1))
        #expect(short[0]["minutes"] == .int(45))
        #expect(short[1]["type"] == .string("credits_consumed"))
        #expect(short[1]["quantity"] == .int(7500))
        #expect(short[1]["unit"] == .string("mc"))
        #expect(short[1]["ref"] == .string("s1"))
        #expect(short[1]["model"] == .string("credits"))
        #expect(short[2]["unit"] == .string("mc"))
        #expect(short[2]["used"] == .int(7500))
        #expect(short[2]["cap"] == .int(1_100_000))
        #expect(try stage.standing() == "15833/1000000")
        #expect(try stage.ledger() == ["session": 2, "credits_consumed": 15_833])
        try await stage.expectWhole()
    }

    @Test(arguments: [
        ("mentorship", "session", true, 10_000), ("language_connect", "session", true, 15_000),
        ("language_connect", "event", true, 0), ("buddy", "checkin", true, 5000),
        ("buddy", "event", true, 0), ("upskilling", "course_completed", false, 2000),
        ("upskilling", "session", true, 0), ("work_experience", "coaching", true, 10_000),
        ("work_experience", "hired", false, 0), ("mentorship", "goal_achieved", false, 0),
    ])
    func `without a tariff of its own it has that of the type`(
        _ type: String,
        _ activity: String,
        _ isSession: Bool,
        _ mc: Int64
    ) async throws {
        let stage = try await Stage.sold(.credits(1_000_000), type: type)

        if isSession {
            try await stage.session("a", activity)
        } else {
            try await stage.milestone("a", activity)
        }

        #expect(try stage.count("credits_mc") == mc)
        #expect(try stage.ledger()["credits_consumed"] == (mc == 0 ? nil : mc))
        try await stage.expectWhole()
    }

    @Test func `its own tariff replaces that of the type`() async throws {
        let tariff: [(String, String, Int64)] = [
            ("goal_achieved", "unit", 3000), ("mentee_employed", "hour", 6000),
        ]
        let stage = try await Stage.sold(.credits(100_000, tariff: tariff))

        try await stage.session("s1")
        let goal = try await stage.milestone("m1", "goal_achieved", "p1")
        try await stage.milestone("m2", "mentee_employed", "p1")

        let usage = try goal.first("billing.usage_recorded")
        #expect(usage["type"] == .string("credits_consumed"))
        #expect(usage["participantId"] == .string("p1"))
        #expect(try stage.ledger() == ["session": 1, "credits_consumed": 3000])
        try await stage.expectWhole()
    }

    @Test func `nobody takes credits by joining, but some must be left`() async throws {
        let stage = try await Stage.sold(.credits(10_000))
        try await stage.session("s1", minutes: 60)

        let first = try await stage.requested("r1", "p1")
        try await stage.session("s2", minutes: 6)
        let second = try await stage.requested("r2", "p2", role: "beneficiary")
        let fact = try await stage.created("e3", "p3")

        #expect(first[0]["decision"] == .string("accepted"))
        #expect(first[0]["used"] == .int(10_000))
        #expect(second[0]["decision"] == .string("waitlisted"))
        #expect(second[0]["reasons"] == .array([.string("capacity_exhausted")]))
        #expect(second[0]["cap"] == .int(11_000))
        #expect(fact[0]["overbooked"] == .bool(true))
        #expect(try stage.ledger()["seat_assigned"] == 2)
        try await stage.expectWhole()
    }

    @Test func `credits that come back let waiting people in`() async throws {
        let stage = try await Stage.sold(.credits(10_000))
        try await stage.session("s1", minutes: 60)
        try await stage.session("s2", minutes: 6)
        try await stage.requested("r1", "p1")
        try await stage.requested("r2", "p2", role: "beneficiary")

        let told = try await stage.voided("session", "s2")

        #expect(
            told.names == [
                "billing.usage_recorded", "billing.usage_recorded", "enrollment.decided",
                "enrollment.decided", "billing.usage_recorded", "capacity.changed",
                "capacity.threshold_rearmed",
            ]
        )
        #expect(told[0]["quantity"] == .int(-1))
        #expect(told[0]["minutes"] == .int(-6))
        #expect(told[1]["quantity"] == .int(-1000))
        #expect(told.all("enrollment.decided").allSatisfy { $0["promoted"] == .bool(true) })
        #expect(try stage.standing() == "10000/10000")
        try await stage.expectWhole()
    }

    @Test func `a larger allocation lets waiting people in`() async throws {
        let stage = try await Stage.sold(.credits(10_000))
        try await stage.session("s1", minutes: 66)
        try await stage.requested("r1", "p1")

        let told = try await stage.sell(.credits(20_000))

        #expect(told.all("enrollment.decided").map { $0["promoted"] } == [.bool(true)])
        try await stage.expectWhole()
    }

    @Test func `the terms of an activity's own day say what it costs`() async throws {
        let stage = try await Stage.sold(.credits(1_000_000), zone: Stage.zone)
        try await stage.sell(
            .credits(1_000_000, tariff: [("session", "unit", 7)]),
            from: "2026-04-03"
        )
        try await stage.sell(.seats(10), from: "2026-04-05")
        try await stage.tick("2026-04-06T10:00:00Z")

        // Local midnight is 22:00 in universal time.
        try await stage.session("s1", at: "2026-04-02T21:59:00Z")
        try await stage.session("s2", at: "2026-04-02T22:00:00Z")
        let last = try await stage.session("s3", at: "2026-04-04T21:59:59Z")
        let free = try await stage.session("s4", at: "2026-04-04T22:00:00Z")
        // Before the first terms the first ones hold.
        try await stage.session("s5", at: "2026-02-01T10:00:00Z")

        #expect(last.names == ["billing.usage_recorded", "billing.usage_recorded"])
        #expect(last[1]["model"] == .string("credits"))
        #expect(free.names == ["billing.usage_recorded"])
        #expect(free[0]["model"] == .string("seats"))
        #expect(try stage.ledger()["credits_consumed"] == 20_014)
        #expect(try stage.count("credits_mc") == 20_014)
        #expect(try stage.standing() == "0/10")
        try await stage.expectWhole()
    }

    @Test func `credits of a model no longer in effect are given back too`() async throws {
        let stage = try await Stage.sold(.credits(1_000_000))
        try await stage.session("s1")
        try await stage.sell(.seats(10), from: "2026-04-05")
        try await stage.tick("2026-04-06T10:00:00Z")

        let told = try await stage.voided("session", "s1")
        try await stage.sell(.credits(5000))

        #expect(
            told.all("billing.usage_recorded").map { $0["model"] } == [
                .string("credits"), .string("credits"),
            ]
        )
        #expect(try stage.ledger() == ["session": 0, "credits_consumed": 0])
        #expect(try stage.standing() == "0/5000")
        try await stage.expectWhole()
    }

    @Test func `activities outside credit terms never count as credits`() async throws {
        let stage = try await Stage.sold(.seats(10))
        try await stage.session("s1")
        try await stage.sell(.credits(50_000), from: "2026-04-02")
        try await stage.tick("2026-04-02T10:00:00Z")

        let void = try await stage.voided("session", "s1")

        #expect(void.map { $0["type"] } == [.string("session")])
        #expect(try stage.standing() == "0/50000")
        try await stage.expectWhole()
    }

    @Test func `an allocation may be lowered below what is used`() async throws {
        let stage = try await Stage.sold(.credits(20_000))
        try await stage.session("s1", minutes: 90)

        let (verdict, _) = try await stage.command(
            .campaignChangeTerms,
            Stage.change(.credits(10_000))
        )

        #expect(
            verdict["result"]?.object?["warnings"] == .array([.string("below_usage")])
        )
        #expect(try stage.standing() == "15000/10000")
        #expect(
            try await stage.requested("r1", "p1")[0]["reasons"]
                == .array([.string("capacity_exhausted")])
        )
        try await stage.expectWhole()
    }

    @Test func `alerts tell credits that are left`() async throws {
        let stage = try await Stage.sold(.credits(10_000))

        let told = try await stage.session("s1", minutes: 48)

        let alert = try told.first("capacity.threshold_crossed")
        #expect(alert["threshold"] == .int(80))
        #expect(alert["model"] == .string("credits"))
        #expect(alert["unit"] == .string("mc"))
        #expect(alert["available"] == .int(2000))
        #expect(
            alert["recommendations"]
                == .array([
                    .string("plan_expansion"), .string("credits_left"),
                ])
        )
        try await stage.expectWhole()
    }

    @Test func `an enrollment beyond the cap alerts once`() async throws {
        let stage = try await Stage.sold(.credits(10_000))
        try await stage.session("s1", minutes: 66)

        let told = try await stage.created("e1", "p1")
        let again = try await stage.created("e2", "p2")

        let alert = try #require(try stage.rows("alerts").last)
        #expect(alert["threshold"] == .int(110))
        #expect(told[0]["overbooked"] == .bool(true))
        #expect(again[0]["overbooked"] == .bool(true))
        #expect(
            try stage.rows("alerts").filter { $0["threshold"] == .int(110) }.count == 1
        )
        try await stage.expectWhole()
    }

    @Test func `activities and their voids end the same in any order`() async throws {
        let deal = Deal.credits(
            1_000_000,
            tariff: [("session", "hour", 10_000), ("goal_achieved", "unit", 300)]
        )
        let stage = try await Stage.sold(deal)
        var ends: Set<String> = []

        for (index, order) in ["s1", "s2", "m1", "-s1", "-m1"].orders.enumerated() {
            let campaign = "o\(index)"
            try await stage.draft(campaign, Stage.fields(start: "2026-06-01", deal.fields))
            // Every second order hears everything twice.
            let steps = index % 2 == 0 ? order : order + order
            try await stage.together {
                for step in steps { try await tell(step, campaign, stage) }
            }
            let sums = try stage.ledger(campaign)
            ends.insert(
                "\(try stage.standing(campaign)) \(sums["credits_consumed"] ?? 0)"
                    + " \(sums["session"] ?? 0) \(try stage.count("sessions", campaign) ?? -1)"
            )
        }

        #expect(ends == ["2500/1000000 2500 1 1"])
        try await stage.expectWhole()
    }

    private func tell(_ step: String, _ campaign: String, _ stage: Stage) async throws {
        let ref = "\(campaign)-\(step.drop { $0 == "-" })"
        let id = "\(ref)-\(stage.position)"
        switch step {
        case "s1": try await stage.session(ref, minutes: 45, campaign: campaign, id: id)
        case "s2": try await stage.session(ref, minutes: 15, campaign: campaign, id: id)
        case "m1": try await stage.milestone(ref, "goal_achieved", campaign: campaign, id: id)
        case "-s1": try await stage.voided("session", ref, campaign: campaign, id: id)
        default: try await stage.voided("milestone", ref, campaign: campaign, id: id)
        }
    }
}
