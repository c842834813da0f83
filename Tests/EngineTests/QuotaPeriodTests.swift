import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("The periods of quotas")
struct QuotaPeriodTests {
    /// Ten beneficiaries a month for a company of Oslo, ten accepted in March, one waiting.
    private func march() async throws -> Stage {
        let stage = try await Stage.recruiting(at: "2026-03-30T09:00:00Z", zone: Stage.zone)
        try await stage.limit("q1", "beneficiaries", 10, period: "month")
        for number in 1...10 {
            #expect(try await stage.asked("p\(number)").decisions == ["accepted"])
        }
        #expect(try await stage.asked("p11").decisions == ["waitlisted quota_exhausted q1"])
        return stage
    }

    @Test func `the eleventh of March is let in at local midnight of April`() async throws {
        let stage = try await march()
        #expect(try await stage.tick("2026-03-31T21:59:59.999Z").decisions == [])

        let told = try await stage.tick("2026-03-31T22:00:00Z")

        #expect(told.decisions == ["accepted"])
        let decided = try told.first("enrollment.decided")
        #expect(decided["participantId"] == .string("p11"))
        #expect(decided["promoted"] == .bool(true))
        #expect(decided.event["time"] == .string("2026-03-31T22:00:00.000Z"))
        #expect(try stage.use("q1", from: "2026-04-01") == 1)
        try await stage.expectWhole()
    }

    @Test func `a late tick turns the period at its own instant`() async throws {
        let stage = try await march()

        let told = try await stage.tick("2026-06-03T09:00:00Z")

        #expect(
            try told.first("enrollment.decided").event["time"]
                == .string("2026-03-31T22:00:00.000Z")
        )
        #expect(try stage.use("q1", from: "2026-04-01") == nil)
        #expect(try stage.use("q1", from: "2026-06-01") == 0)
        try await stage.expectWhole()
    }

    @Test func `leaving gives nothing back, and neither does a mistake`() async throws {
        let stage = try await march()
        try await stage.withdrawn("r-p1-c1")
        try await stage.voided("r-p2-c1")

        #expect(try stage.use("q1", from: "2026-03-01") == 10)
        #expect(try await stage.created("e1", "p1", role: "beneficiary").decisions == [])
        #expect(try stage.use("q1", from: "2026-03-01") == 10)
        #expect(
            try await stage.created("e12", "p12", role: "beneficiary")[0]["flags"]
                == .array([.string("over_quota")])
        )
        try await stage.expectWhole()
    }

    @Test func `a week begins on Monday and arms everything again`() async throws {
        let stage = try await Stage.recruiting(at: "2026-04-03T09:00:00Z")
        try await stage.limit("q1", "sessions", 1, period: "week")
        #expect(try await stage.session("s1").crossings == ["q1 80%", "q1 100%"])
        try await stage.requested("r1", "p1")
        #expect(try await stage.session("s2").crossings == [])

        let told = try await stage.tick("2026-04-06T00:00:00Z")

        #expect(told.decisions == ["accepted"])
        #expect(try await stage.session("s3").crossings == ["q1 80%", "q1 100%"])
        try await stage.expectWhole()
    }

    @Test func `what is dated ahead counts in its own period and is told when it starts`()
        async throws
    {
        let stage = try await Stage.recruiting(at: "2026-03-31T09:00:00Z")
        try await stage.limit("q1", "hours", 60, period: "month")
        let ahead = "2026-04-01T08:00:00Z"
        #expect(try await stage.session("s1", minutes: 60, at: ahead).crossings == [])
        #expect(try await stage.asked("p1").decisions == ["accepted"])
        // Asked for April, where nothing is left; let in today, where there is.
        #expect(
            try await stage.asked("p2", at: ahead).decisions
                == ["waitlisted quota_exhausted q1", "accepted"]
        )

        let told = try await stage.tick("2026-04-01T00:00:00Z")

        #expect(told.crossings == ["q1 80%", "q1 100%"])
        #expect(try await stage.asked("p3").decisions == ["waitlisted quota_exhausted q1"])
        try await stage.expectWhole()
    }

    @Test func `late facts count where they belong and tell nobody`() async throws {
        let stage = try await Stage.recruiting(at: "2026-05-10T09:00:00Z")
        try await stage.limit("q1", "sessions", 1, period: "month")

        let told = try await stage.session("s1", at: "2026-04-20T09:00:00Z")

        #expect(told.crossings == [])
        #expect(try stage.use("q1", from: "2026-05-01") == 0)
        #expect(try await stage.asked("p1").decisions == ["accepted"])
        // The month that is over is full: measured when somebody asks.
        #expect(
            try await stage.asked("p2", at: "2026-04-30T09:00:00Z").decisions
                == ["waitlisted quota_exhausted q1", "accepted"]
        )
        try await stage.session("s2", at: "2026-04-21T09:00:00Z")
        #expect(try stage.use("q1", from: "2026-04-01") == 2)
        try await stage.expectWhole()
    }

    @Test func `midnights that move take the periods along`() async throws {
        let stage = try await march()
        try await stage.done(
            .companyUpdateZoneTable,
            [
                "zoneTable": .array([
                    .object([
                        "fromMs": .int(1_774_915_200_000), "offsetSeconds": .int(0),
                    ])
                ])
            ]
        )
        #expect(try await stage.tick("2026-03-31T23:59:59Z").decisions == [])

        #expect(try await stage.tick("2026-04-01T00:00:00Z").decisions == ["accepted"])
        try await stage.expectWhole()
    }

    private struct Fact {
        let ref: String
        let person: String
        let isEnd: Bool
        let time: String
    }

    @Test func `any order of facts ends with the same use`() async throws {
        let facts = [
            Fact(ref: "e1", person: "p1", isEnd: false, time: "2026-03-05T09:00:00Z"),
            Fact(ref: "e1", person: "p1", isEnd: true, time: "2026-03-20T09:00:00Z"),
            Fact(ref: "e2", person: "p1", isEnd: false, time: "2026-04-02T09:00:00Z"),
            Fact(ref: "e3", person: "p1", isEnd: false, time: "2026-03-10T09:00:00Z"),
            Fact(ref: "e3", person: "p1", isEnd: true, time: "2026-04-03T09:00:00Z"),
        ]
        for (number, order) in facts.orders.enumerated() where number % 5 == 0 {
            let stage = try await Stage.recruiting(at: "2026-04-05T09:00:00Z")
            try await stage.limit("q1", "volunteers", 9, period: "month")
            try await stage.limit("q2", "volunteers", 9)
            for fact in order {
                if fact.isEnd {
                    try await stage.withdrawn(fact.ref, at: fact.time)
                } else {
                    try await stage.created(fact.ref, fact.person, at: fact.time)
                }
            }

            #expect(try stage.use("q1", from: "2026-04-01") == 0)
            #expect(try stage.use("q2") == 1)
            try await stage.expectSound()
        }
    }

    @Test func `random facts leave what a look at everything finds`() async throws {
        for seed in 1...6 {
            var random = SeededRandom(seed: seed)
            let stage = try await Stage.recruiting(at: "2026-03-29T09:00:00Z")
            try await stage.campaign("c2", .seats(3))
            try await stage.limit("q1", "volunteers", 2)
            try await stage.limit("q2", "volunteers", 3, period: "week")
            try await stage.limit("q3", "beneficiaries", 2, scope: "group", ref: "acme/g1")
            try await stage.limit("q4", "hours", 300, period: "month")
            try await stage.limit("q5", "sessions", 3, period: "week", scope: "campaign", ref: "c2")
            for step in 1...60 {
                let number = Int(random.next() % 6)
                let campaign = random.next() % 2 == 0 ? "c1" : "c2"
                let role = random.next() % 2 == 0 ? "volunteer" : "beneficiary"
                let person = "\(role.prefix(1))\(number)"
                let ref = "\(person)-\(campaign)-\(random.next() % 2)"
                switch random.next() % 7 {
                case 0:
                    let day = 28 + Int64(step / 6)
                    let text = day > 31 ? "2026-04-0\(day - 31)" : "2026-03-\(day)"
                    try await stage.tick("\(text)T12:00:0\(step % 10).000Z")
                case 1: try await stage.created(ref, person, role: role, campaign: campaign)
                case 2: try await stage.withdrawn(ref, campaign: campaign)
                case 3: try await stage.asked(person, role: role, campaign: campaign)
                case 4: try await stage.session("s\(step)", minutes: 45, campaign: campaign)
                case 5: try await stage.voided("session", "s\(step - 3)")
                default: try await stage.voided(ref, campaign: campaign)
                }
            }
            try await stage.tick("2026-05-01T00:00:00Z")
            try await stage.expectWhole()
        }
    }
}
