import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("The figures of campaigns and cohorts")
struct RollupTests {
    /// Source: the examples of domain §12.3.
    @Test func `thirty learners, their costs and the hours of volunteers make 2.27`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.together {
            for number in 1...30 {
                let person = "p\(number)"
                try await stage.outcome("j-\(person)", person, "job_readiness", "final", 7000)
                try await stage.outcome(
                    "l-\(person)",
                    person,
                    "language",
                    "final",
                    5500,
                    confidence: 60
                )
            }
            for number in 1...21 {
                try await stage.session("s\(number)", minutes: 1440, volunteers: ["v1"])
            }
            try await stage.session("s22", minutes: 510, volunteers: ["v1", "v2"])
        }
        try await stage.spent("k1", 4_250_000)

        let values = try await stage.figures().values

        #expect(values[.socialValue] == 13_200_000)
        #expect(values[.volunteerMinutes] == 31_260)
        #expect(values[.costs] == 4_250_000)
        #expect(values[.charged] == 0)
        #expect(values[.investment] == 5_810_395)
        #expect(values[.sroi] == 227)
        #expect(values[.jobReadinessBp] == 7000)
        #expect(values[.confidenceBp] == nil)
        try await stage.expectWhole()
    }

    @Test func `without a score there is no return, and after the last void none again`()
        async throws
    {
        let stage = try await Stage.recruiting()
        try await stage.spent("k1", 1000)
        #expect(try await stage.figures().values[.sroi] == nil)
        try await stage.outcome("o1", "p1", "language", "final", 5500)
        #expect(try await stage.figures().values[.sroi] == 10_000)
        try await stage.voided("cost", "k1")
        #expect(try await stage.figures().values[.sroi] == nil)
        #expect(try await stage.figures().values[.costs] == 0)
        try await stage.expectWhole()
    }

    @Test func `sessions count people once, and voids take everything back`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "p1", role: "beneficiary")
        try await stage.created("e2", "p2", role: "beneficiary")
        try await stage.session("s1", minutes: 30, volunteers: ["v1"], participants: ["p1", "p2"])
        try await stage.session("s2", minutes: 60, volunteers: ["v1", "v2"], participants: ["p1"])
        try await stage.milestone("m1", "goal_achieved", "p1")

        var values = try await stage.figures().values
        #expect(values[.sessions] == 2)
        #expect(values[.sessionMinutes] == 90)
        #expect(values[.volunteerMinutes] == 150)
        #expect(values[.reached] == 2)
        #expect(values[.sessionsPerParticipant] == 150)
        #expect(values[.impactPoints] == 70)
        #expect(values[.recentSessions] == 2)
        #expect(values[.visVolunteers] == 2)

        try await stage.voided("session", "s1")
        try await stage.voided("milestone", "m1")
        values = try await stage.figures().values
        #expect(values[.sessions] == 1)
        #expect(values[.reached] == 1)
        #expect(values[.impactPoints] == 10)
        #expect(values[.volunteerMinutes] == 120)
        try await stage.expectWhole()
    }

    @Test func `who is served is reached, and is no longer when that was a mistake`() async throws {
        let stage = try await Stage.sold(.iaas(10))
        try await stage.served("s1", "p1")
        try await stage.session("x", participants: ["p1", "p2"])
        #expect(try stage.rollup()["reached"] == 2)
        try await stage.voided("session", "x")
        #expect(try stage.rollup()["reached"] == 1)
        try await stage.voided("served", "s1")
        #expect(try stage.rollup()["reached"] == nil)
        try await stage.expectWhole()
    }

    @Test func `people who come back have not left, and voided ones never came`() async throws {
        let stage = try await Stage.recruiting()
        for number in 1...4 {
            try await stage.created("e\(number)", "p\(number)", role: "beneficiary")
        }
        try await stage.withdrawn("e1")
        try await stage.withdrawn("e2")
        try await stage.created("e1b", "p1", role: "beneficiary")
        try await stage.completed("e3")
        try await stage.voided("e4")

        let values = try await stage.figures().values

        #expect(values[.everBeneficiaries] == 3)
        #expect(values[.activeBeneficiaries] == 1)
        #expect(values[.completed] == 1)
        #expect(values[.withdrawn] == 1)
        #expect(values[.dropoutBp] == 3333)
        try await stage.expectWhole()
    }

    @Test func `any order of facts makes the same figures`() async throws {
        typealias Step = @Sendable (Stage) async throws -> Void
        let steps: [Step] = [
            { try await $0.created("e1", "p1", role: "beneficiary", at: "2026-03-01T00:00:00Z") },
            { try await $0.created("e2", "v1", at: "2026-03-02T00:00:00Z") },
            { try await $0.session("s1", volunteers: ["v1"], participants: ["p1"]) },
            { try await $0.outcome("o1", "p1", "language", "final", 8000) },
            { try await $0.served("x1", "p1") },
            { try await $0.withdrawn("e1", at: "2026-03-20T00:00:00Z") },
            { try await $0.voided("session", "s1") },
            { try await $0.session("s2", volunteers: ["v1"], participants: ["p1", "p3"]) },
        ]
        var seen: Set<[String: Int64]> = []
        for order in [
            [0, 1, 2, 3, 4, 5, 6, 7], [7, 6, 5, 4, 3, 2, 1, 0], [5, 3, 7, 0, 6, 1, 4, 2],
        ] {
            let stage = try await Stage.recruiting()
            for index in order { try await steps[index](stage) }
            seen.insert(try stage.rollup())
            try await stage.expectWhole()
        }
        #expect(seen.count == 1)
    }

    @Test func `a learner counts in the cohort of the newest enrollment`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.outcome("o1", "p1", "language", "final", 5500)
        try await stage.session("s0", participants: ["p1"])
        try await stage.tick("2026-06-01T00:00:00Z")
        try await stage.done(.instanceCreate, Stage.cohort("2026-06-01", "2026-08-31", id: "i2"))
        let first = try #require(
            try stage.rows("instances").first { $0["ordinal"]?.int == 1 }?["id"]?.string
        )

        try await stage.created("e1", "p1", role: "beneficiary", instance: first)
        #expect(try stage.rollup(instance: first)["social_value_minor"] == 100_000)
        #expect(try stage.rollup(instance: first)["reached"] == 1)
        try await stage.withdrawn("e1")
        try await stage.tick("2026-06-02T00:00:00Z")
        try await stage.created("e2", "p1", role: "beneficiary", instance: "i2")
        #expect(try stage.rollup(instance: first)["social_value_minor"] == nil)
        #expect(try stage.rollup(instance: "i2")["language_sum"] == 5500)
        #expect(try stage.rollup(instance: "i2")["reached"] == 1)
        try await stage.voided("e2")

        #expect(try stage.rollup(instance: first)["scored"] == 1)
        #expect(try stage.rollup(instance: "i2")["scored"] == nil)
        #expect(try stage.rollup()["scored"] == 1)
        try await stage.expectWhole()
    }

    @Test func `cohorts share what was spent by the learners they reached`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.tick("2026-06-01T00:00:00Z")
        try await stage.done(.instanceCreate, Stage.cohort("2026-06-01", "2026-08-31", id: "i2"))
        for (number, instance) in [(1, "i2"), (2, "i2")] {
            try await stage.created(
                "e\(number)",
                "p\(number)",
                role: "beneficiary",
                instance: instance
            )
        }
        try await stage.session("s1", participants: ["p1", "p2", "p3"])
        try await stage.sell(.custom(30_000), from: "2026-07-01")
        try await stage.spent("k1", 10_000)

        let figures = try await stage.figures()

        let spent = try #require(figures.values[.spent])
        let own = try #require(figures.instances.first { $0.id == "i2" }?.values[.spent])
        #expect(own == spent * 2 / 3 || own == spent * 2 / 3 + 1)
        try await stage.expectWhole()
    }

    @Test func `volunteers who stay 30 days are retained`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "v1", at: "2026-02-01T00:00:00Z")
        try await stage.created("e2", "v2", at: "2026-02-01T00:00:00Z")
        try await stage.withdrawn("e2", at: "2026-02-20T00:00:00Z")
        try await stage.created("e3", "v3")

        let values = try await stage.figures().values

        #expect(values[.retentionBp] == 5000)
        #expect(values[.everVolunteers] == 3)
        #expect(values[.peakUsed] == 2)
        #expect(values[.peakUsedToday] == 2)
    }

    @Test func `a volunteer's score is of the learners met`() async throws {
        let stage = try await Stage.recruiting()
        for number in 1...5 {
            try await stage.session(
                "s\(number)",
                minutes: 204,
                volunteers: ["v1"],
                participants: ["p1"]
            )
        }
        try await stage.outcome("o1", "p1", "language", "final", 6400)
        try await stage.outcome("o2", "p2", "language", "final", 10_000)

        let values = try await stage.figures().values

        // 17 of 24 hours, five sessions, and 3400: 78, as in domain §12.3.
        #expect(values[.vis] == 78)
        #expect(values[.visSum] == 78)
        #expect(values[.visVolunteers] == 1)
        try await stage.expectWhole()
    }
}
