import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("What was measured of learners")
struct OutcomeFactTests {
    @Test func `an outcome of somebody who is enrolled is kept as it came`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "p1", role: "beneficiary")

        let told = try await stage.outcome("o1", "p1", "language", "final", 5500)

        #expect(told.isEmpty)
        let fact = try stage.fact("o1")
        #expect(fact["kind"] == .string("outcome"))
        #expect(fact["name"] == .string("language"))
        #expect(fact["participant"] == .string("p1"))
        #expect(fact["flags"] == .string(""))
        // 400000 for a full change, of which a quarter happened.
        #expect(try stage.rollup()["social_value_minor"] == 100_000)
        #expect(try stage.rollup()["language_sum"] == 5500)
        #expect(try stage.rollup()["scored"] == 1)
        try await stage.expectWhole()
    }

    @Test func `strangers and campaigns that are not open are flagged, and count`() async throws {
        let stage = try await Stage.planned()

        try await stage.outcome("o1", "p1", "confidence", "final", 9000)

        #expect(try stage.fact("o1")["flags"] == .string("campaign_not_open not_enrolled"))
        #expect(try stage.rollup()["confidence_learners"] == 1)
        try await stage.expectWhole()
    }

    @Test func `a second arrival changes nothing, another meaning is a conflict`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.outcome("o1", "p1", "language", "final", 5500)
        let before = try stage.rollup()

        try await stage.outcome("o1", "p1", "language", "final", 9500, id: "again")
        let conflict = try await stage.outcome(
            "o1",
            "p2",
            "language",
            "final",
            5500,
            id: "other"
        )

        #expect(try stage.rollup() == before)
        #expect(
            try conflict.first("ingest.message_rejected")["code"] == .string("reference_conflict")
        )
        #expect(try stage.tallies()["duplicate_business"] == 1)
        try await stage.expectWhole()
    }

    @Test func `one that names no campaign and fits none counts for nothing`() async throws {
        let stage = try await Stage.recruiting()

        let told = try await stage.outcome("o1", "p1", "language", "final", 1, campaign: nil)

        #expect(told.isEmpty)
        #expect(try stage.association("o1")["status"] == .string("unassociated"))
        #expect(try stage.rows("facts").isEmpty)
        try await stage.expectWhole()
    }

    @Test func `one for a campaign that does not exist yet waits for it`() async throws {
        let stage = try await Stage.recruiting()
        let parked = try await stage.outcome(
            "o1",
            "p1",
            "language",
            "baseline",
            1000,
            campaign: "c2",
            at: "2026-04-01T08:00:00Z"
        )
        try await stage.outcome(
            "o2",
            "p1",
            "language",
            "progress",
            2000,
            campaign: "c2",
            at: "2026-04-01T08:00:00Z"
        )
        #expect(try parked.first("ingest.message_parked")["awaitedKey"] == .string("campaign:c2"))

        try await stage.draft("c2", Stage.fields(start: "2026-06-01"))
        try await stage.outcome(
            "o3",
            "p1",
            "language",
            "final",
            3000,
            campaign: "c2",
            at: "2026-04-01T08:00:00Z"
        )

        // Of equal moments the position in the log decides, also of those that waited.
        #expect(try stage.rollup("c2")["language_sum"] == 3000)
        #expect(try stage.rollup("c2")["social_value_minor"] == 80_000)
        try await stage.expectWhole()
    }

    @Test func `a void takes it back, and what it hid counts again`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.outcome("b", "p1", "language", "baseline", 4000)
        try await stage.outcome("o1", "p1", "language", "progress", 5000)
        try await stage.outcome("o2", "p1", "language", "final", 9000)

        try await stage.voided("outcome", "o2")
        #expect(try stage.rollup()["social_value_minor"] == 40_000)
        try await stage.voided("outcome", "b")
        #expect(try stage.rollup()["social_value_minor"] == 80_000)
        try await stage.voided("outcome", "o1")
        #expect(try stage.rollup() == [:])
        try await stage.outcome("o1", "p1", "language", "progress", 5000, id: "again")

        #expect(try stage.rollup() == [:])
        try await stage.expectWhole()
    }

    @Test func `a void that comes first waits for its outcome`() async throws {
        let stage = try await Stage.recruiting()
        let told = try await stage.voided("outcome", "o1")
        #expect(try told.first("ingest.message_parked")["awaitedKey"] == .string("outcome:o1"))

        try await stage.outcome("o1", "p1", "language", "progress", 5000)

        #expect(try stage.rollup() == [:])
        try await stage.expectWhole()
    }

    @Test func `any order of measurements ends the same`() async throws {
        let scores: [(String, String, Int64, String)] = [
            ("a", "baseline", 2000, "2026-03-01T00:00:00Z"),
            ("b", "baseline", 1000, "2026-03-02T00:00:00Z"),
            ("c", "progress", 4000, "2026-03-10T00:00:00Z"),
            ("d", "final", 6000, "2026-03-20T00:00:00Z"),
            ("e", "progress", 5000, "2026-03-15T00:00:00Z"),
        ]
        for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [3, 0, 4, 1, 2]] {
            let stage = try await Stage.recruiting()
            for index in order {
                let (ref, phase, score, time) = scores[index]
                try await stage.outcome(ref, "p1", "belonging", phase, score, at: time)
            }
            // From 2000 to 6000, at 250000 for a full change.
            #expect(try stage.rollup()["social_value_minor"] == 100_000)
            #expect(try stage.rollup()["belonging_sum"] == 6000)
            try await stage.expectWhole()
        }
    }

    @Test func `another price book for the start changes what changes are worth`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.outcome("o1", "p1", "language", "final", 5500)
        var items: JSONObject = [
            "seat": .int(1), "credit": .int(1), "learner": .int(1), "customSession": .int(1),
            "volunteerHour": .int(6000), "bundles": .object([:]),
            "thresholds": .object(["low": .int(1), "high": .int(2)]),
        ]
        items["socialValues"] = .object([
            "confidence": .int(0), "belonging": .int(0), "language": .int(800_000),
            "job_readiness": .int(0), "well_being": .int(0),
        ])

        try await stage.done(
            .pricebookPublish,
            [
                "currency": .string("EUR"), "effectiveFrom": .string("2026-05-01"),
                "items": .object(items),
            ],
            to: "platform"
        )

        // The campaign starts in June.
        #expect(try stage.rollup()["social_value_minor"] == 200_000)
        try await stage.expectWhole()
    }
}
