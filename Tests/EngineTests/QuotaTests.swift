import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Quotas")
struct QuotaTests {
    @Test func `hours that are used up stop the next request, a fact goes beyond`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q1", "hours", 6000)
        try await stage.session("s1", minutes: 1440)
        try await stage.session("s2", minutes: 1440)
        try await stage.session("s3", minutes: 1440)
        try await stage.session("s4", minutes: 1440)
        try await stage.session("s5", minutes: 230)
        #expect(try stage.use("q1") == 5990)

        #expect(try await stage.asked("p1").decisions == ["accepted"])
        try await stage.session("s6", minutes: 60)
        #expect(try stage.use("q1") == 6050)

        #expect(try await stage.asked("p2").decisions == ["waitlisted quota_exhausted q1"])
        try await stage.expectWhole()
    }

    @Test func `all or none: every quota that is full is named, nothing is used`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q3", "beneficiaries", 0)
        try await stage.limit("q1", "beneficiaries", 0, scope: "campaign", ref: "c1")
        try await stage.limit("q2", "beneficiaries", 9, scope: "role", ref: "c1/beneficiary")
        try await stage.limit("q4", "volunteers", 0)
        try await stage.limit("q5", "sessions", 0, scope: "group", ref: "acme/g1")

        let told = try await stage.asked("p1")

        #expect(told.decisions == ["waitlisted quota_exhausted q1 q3 q5"])
        #expect(try stage.use("q2") == 0)
        let again = try await stage.event(
            .enrollmentRequested,
            "again",
            [
                "requestId": .string("r-p1-c1"), "campaignId": .string("c1"),
                "participantId": .string("p1"), "role": .string("beneficiary"),
            ]
        )
        #expect(again.decisions == told.decisions)
        #expect(again[0]["duplicate"] == .bool(true))
        try await stage.expectWhole()
    }

    @Test func `a request that will not wait is rejected with the quota`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q1", "volunteers", 0)

        let told = try await stage.requested("r1", "p1", waitlist: false)

        #expect(told.decisions == ["rejected quota_exhausted waitlist_declined q1"])
        #expect(try stage.rows("alerts").isEmpty)
    }

    @Test func `a soft quota and one that is off stop nobody`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q1", "volunteers", 0, hard: false)
        try await stage.limit("q2", "volunteers", 0, ["active": .bool(false)])

        #expect(try await stage.requested("r1", "p1").decisions == ["accepted"])
        #expect(try stage.use("q2") == 1)
    }

    @Test func `requests may go as far beyond the limit as it may be overbooked`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q1", "volunteers", 3, ["overbookPct": .int(34)])
        for number in 1...4 { try await stage.requested("r\(number)", "p\(number)") }
        #expect(try stage.use("q1") == 4)

        #expect(
            try await stage.requested("r5", "p5").decisions == ["waitlisted quota_exhausted q1"]
        )
    }

    @Test func `a fact beyond a hard quota is flagged`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q1", "volunteers", 1, scope: "campaign", ref: "c1")
        try await stage.limit("q2", "beneficiaries", 1, hard: false)

        #expect(try await stage.created("e1", "p1")[0]["flags"] == .array([]))
        let told = try await stage.created("e2", "p2")
        #expect(told[0]["flags"] == .array([.string("over_quota")]))
        #expect(told[0]["overbooked"] == .bool(false))
        try await stage.crowd("b", 2)
        #expect(try await stage.created("e3", "p1")[0]["flags"] == .array([]))
        try await stage.expectWhole()
    }

    @Test func `a person counts once in a company and lets the next one in`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.campaign("c2", .seats(50))
        try await stage.limit("q1", "volunteers", 2)
        try await stage.created("e1", "p1")
        try await stage.created("e2", "p1", campaign: "c2")
        try await stage.created("e3", "p2", campaign: "c2")
        #expect(try stage.use("q1") == 2)
        let asked = try await stage.asked("p3", role: "volunteer")
        #expect(asked.decisions == ["waitlisted quota_exhausted q1"])
        // Who counts already needs room for one more like anybody else.
        let known = try await stage.asked("p2", role: "volunteer")
        #expect(known.decisions == ["waitlisted quota_exhausted q1"])

        #expect(try await stage.withdrawn("e1").decisions == [])
        let told = try await stage.withdrawn("e2", campaign: "c2")

        #expect(told.decisions == ["accepted"])
        #expect(try told.first("enrollment.decided")["participantId"] == .string("p3"))
        #expect(try stage.use("q1") == 2)
        try await stage.expectWhole()
    }

    @Test func `whoever waits is let in when a limit rises or a quota goes`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.campaign("c2", .seats(50))
        try await stage.limit("q1", "volunteers", 0)
        for number in 1...4 { try await stage.requested("r\(number)", "p\(number)") }
        try await stage.requested("r5", "p5", campaign: "c2")

        let raised = try await stage.limit("q1", "volunteers", 2)
        #expect(raised.decisions == ["accepted", "accepted"])
        #expect(raised.all("enrollment.decided").allSatisfy { $0["promoted"] == .bool(true) })
        let off = try await stage.limit("q1", "volunteers", 2, ["active": .bool(false)])
        #expect(off.decisions == ["accepted", "accepted", "accepted"])
        try await stage.expectWhole()

        try await stage.limit("q1", "volunteers", 2)
        try await stage.requested("r6", "p6")
        let told = try await stage.done(.quotaRemove, ["quotaId": .string("q1")])
        #expect(told.decisions == ["accepted"])
        #expect(try stage.rows("quota_uses").isEmpty)
        try await stage.expectWhole()
    }

    @Test func `a voided session gives its minutes back`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q1", "hours", 60)
        try await stage.limit("q2", "sessions", 5)
        try await stage.session("s1", minutes: 60)
        try await stage.requested("r1", "p1")

        let told = try await stage.voided("session", "s1")

        #expect(told.decisions == ["accepted"])
        #expect(try stage.use("q1") == 0)
        #expect(try stage.use("q2") == 0)
        try await stage.expectWhole()
    }

    @Test func `credits and costs of the limit's currency count`() async throws {
        let stage = try await Stage.sold(.credits(1_000_000))
        let euros: JSONObject = ["limit": Stage.money(500)]
        let crowns: JSONObject = ["limit": Stage.money(500, "NOK")]
        try await stage.limit("q1", "budget", 0, euros)
        try await stage.limit("q2", "budget", 0, crowns)
        try await stage.limit("q3", "credits", 20_000)
        try await stage.spent("k1", 300)
        try await stage.spent("k2", 100)
        try await stage.session("s1", minutes: 60)
        let charged = try stage.fact("s1")["mc"]?.int
        #expect(try stage.use("q1") == 400)
        #expect(try stage.use("q2") == 0)
        #expect(try stage.use("q3") == charged)

        try await stage.voided("cost", "k1")

        #expect(try stage.use("q1") == 100)
        try await stage.expectWhole()
    }

    @Test func `a role's quota counts its own side only`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q1", "volunteers", 1, scope: "role", ref: "c1/volunteer")
        try await stage.limit("q2", "sessions", 1, scope: "role", ref: "c1/beneficiary")
        try await stage.limit("q3", "beneficiaries", 0, scope: "role", ref: "c1/volunteer")
        try await stage.session("s1", volunteers: ["v1"])
        #expect(try stage.use("q2") == 0)
        #expect(try await stage.asked("b1").decisions == ["accepted"])

        try await stage.session("s2", volunteers: ["v1"], participants: ["b1"])

        #expect(try await stage.asked("b2").decisions == ["waitlisted quota_exhausted q2"])
        #expect(try await stage.asked("v1", role: "volunteer").decisions == ["accepted"])
        let full = try await stage.asked("v2", role: "volunteer")
        #expect(full.decisions == ["waitlisted quota_exhausted q1"])
        try await stage.expectWhole()
    }

    @Test func `a group's quota reaches over the campaigns of the company`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.group("g2")
        try await stage.campaign("c2", .seats(50), ["groupId": .string("g2")])
        try await stage.limit("q1", "beneficiaries", 2, scope: "group", ref: "acme/g2")
        #expect(try await stage.asked("b1").decisions == ["accepted"])
        #expect(try await stage.asked("b2", group: "g2").decisions == ["accepted"])
        #expect(try await stage.asked("b3", campaign: "c2").decisions == ["accepted"])
        #expect(try stage.use("q1") == 2)

        let told = try await stage.asked("b4", campaign: "c2")

        #expect(told.decisions == ["waitlisted quota_exhausted q1"])
        #expect(
            try await stage.asked("b5", campaign: "c2", group: "g1").decisions == ["accepted"]
        )
        let promoted = try await stage.withdrawn("r-b2-c1")
        #expect(promoted.decisions == ["accepted"])
        try await stage.expectWhole()
    }

    @Test func `another group of a draft moves those who count in it`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.group("g2")
        try await stage.draft("c2", Stage.fields(start: "2026-06-01"))
        try await stage.limit("q1", "volunteers", 5, scope: "group", ref: "acme/g2")
        try await stage.created("e1", "p1", campaign: "c2")
        #expect(try stage.use("q1") == 0)

        try await stage.done(
            .campaignUpdate,
            Stage.on("c2", ["fields": .object(["groupId": .string("g2")])])
        )

        #expect(try stage.use("q1") == 1)
        try await stage.created("e2", "p2", campaign: "c2")
        #expect(try stage.use("q1") == 2)
        try await stage.expectWhole()
    }

    @Test func `a full cohort keeps its people waiting, not those of another one`() async throws {
        let stage = try await Stage.recruiting()
        for id in ["i1", "i2"] {
            let cohort = Stage.cohort("2026-06-01", "2026-08-31", id: id)
            try await stage.done(.instanceCreate, cohort)
        }
        try await stage.limit("q1", "volunteers", 1, scope: "instance", ref: "i1")
        let first = try await stage.requested("r1", "p1", instance: "i1")
        #expect(first.decisions == ["accepted"])
        let second = try await stage.requested("r2", "p2", instance: "i1")
        #expect(second.decisions == ["waitlisted quota_exhausted q1"])
        let other = try await stage.requested("r3", "p3", instance: "i2")
        #expect(other.decisions == ["accepted"])

        let told = try await stage.withdrawn("r1")

        #expect(told.decisions == ["accepted"])
        #expect(try told.first("enrollment.decided")["instanceId"] == .string("i1"))
        #expect(try stage.use("q1") == 1)
        try await stage.expectWhole()
    }

    @Test func `nothing is borrowed for a request that a quota stops`() async throws {
        let stage = try await Stage.bundled([20, 2000])
        try await stage.limit("q1", "beneficiaries", 1, scope: "campaign", ref: "c1")
        #expect(try await stage.asked("b1").decisions == ["accepted"])

        let told = try await stage.asked("b2")

        #expect(told.decisions.map { $0.hasPrefix("waitlisted quota_exhausted") } == [true])
        #expect(try stage.share() == "1+0-0")
        try await stage.expectWhole()
    }

    @Test func `a cohort's quota counts who has a place in it`() async throws {
        let stage = try await Stage.recruiting()
        let cohort = Stage.cohort("2026-06-01", "2026-08-31", id: "i1")
        try await stage.created("e1", "p1")
        try await stage.done(.instanceCreate, cohort)
        try await stage.limit("q1", "volunteers", 2, scope: "instance", ref: "i1")
        try await stage.created("e2", "p2", instance: "i1")
        let before = try stage.use("q1")

        try await stage.created("e3", "p2", instance: "i1")

        #expect(try stage.use("q1") == before)
        try await stage.expectWhole()
    }
}
