import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Outcomes that name no campaign")
struct AssociationOutcomeTests {
    /// A measurement of a learner that says nothing of its campaign.
    @discardableResult
    private static func measured(
        _ ref: String,
        _ person: String,
        _ phase: String = "final",
        _ scoreBp: Int64 = 7000,
        tags: [String] = ["youth"],
        at time: String? = nil,
        on stage: Stage
    ) async throws -> [Told] {
        let data: JSONObject = [
            "outcomeRef": .string(ref), "participantId": .string(person),
            "dimension": .string("language"), "phase": .string(phase), "scoreBp": .int(scoreBp),
            "confidence": .int(85), "method": .string("manual"),
            "programType": .string("mentorship"), "tags": Stage.words(tags),
        ]
        return try await stage.event(.outcomeRecorded, "outcome-\(ref)", data, time, "acme")
    }

    @Test func `the outcome of a learner who is enrolled finds campaign and cohort`() async throws {
        let stage = try await Stage.associating()

        let told = try await Self.measured("o1", "p1", on: stage)

        #expect(told.names == ["evidence.associated"])
        #expect(told[0]["factKind"] == .string("outcome"))
        #expect(told[0]["score"] == .int(85))
        let instance = try #require(stage.rows("instances").first?["id"])
        #expect(try stage.fact("o1")["instance"] == instance)
        #expect(try stage.association("o1")["instance"] == instance)
        #expect(try stage.rollup()["scored"] == 1)
        try await stage.voided("outcome", "o1")
        #expect(try stage.rollup()["scored"] == nil)
        #expect(try stage.association("o1")["voided"] == .int(1))
        try await stage.expectWhole()
    }

    @Test func `the outcome of a stranger counts from the confirmation on, at its own time`()
        async throws
    {
        let stage = try await Stage.associating()
        try await Self.measured("o1", "p9", at: "2026-06-09T10:00:00Z", on: stage)
        #expect(try stage.rollup()["scored"] == nil)
        try await stage.tick("2026-06-20T10:00:00Z")

        try await stage.done(
            .associationResolve,
            ["associationId": try stage.waiting("o1"), "campaignId": .string("c1")],
            by: Stage.coordinator
        )

        #expect(try stage.rollup()["scored"] == 1)
        let fact = try stage.fact("o1")
        #expect(fact["position"]?.int == stage.position)
        #expect(
            fact["effective_at"]?.int == Instant(rfc3339: "2026-06-09T10:00:00Z")?.ms
        )
        try await stage.expectWhole()
    }
}
