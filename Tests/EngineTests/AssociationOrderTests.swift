import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Association, repeated and voided")
struct AssociationOrderTests {
    @Test func `a second message about what waits changes nothing`() async throws {
        let stage = try await Stage.associating()
        try await stage.evidence("w1", "x", type: "mentorship")

        let same = try await stage.evidence("w1", "x", type: "mentorship", id: "2")
        let other = try await stage.evidence("w1", "y", type: "mentorship", id: "3")
        let named = try await stage.evidence("w1", "x", campaign: "c1", id: "4")

        #expect(same.isEmpty)
        #expect(other.names == ["ingest.message_rejected"])
        #expect(other[0]["code"] == .string("reference_conflict"))
        #expect(named[0]["code"] == .string("reference_conflict"))
        #expect(try stage.tallies()["duplicate_business"] == 1)
        #expect(try stage.rows("associations").count == 1)
        try await stage.expectWhole()
    }

    @Test func `what names its campaign is known to what names none`() async throws {
        let stage = try await Stage.associating()
        try await stage.evidence("w1", "p1", campaign: "c1")

        #expect(try await stage.evidence("w1", "p1", id: "2").isEmpty)
        let other = try await stage.evidence("w1", "y", id: "3")

        #expect(other[0]["code"] == .string("reference_conflict"))
        #expect(try stage.rows("associations").isEmpty)
        try await stage.expectWhole()
    }

    @Test func `what is voided in review never counts`() async throws {
        let stage = try await Stage.associating()
        try await stage.stray("s1")

        #expect(try await stage.voided("session", "s1").isEmpty)

        #expect(try stage.association("s1")["voided"] == .int(1))
        #expect(try await stage.voided("session", "s1", id: "2").isEmpty)
        #expect(try await stage.stray("s1", id: "3").isEmpty)
        #expect(try await stage.session("s1", id: "4").isEmpty)
        #expect(try stage.tallies()["duplicate_business"] == 3)
        #expect(
            try await stage.refused(
                .associationResolve,
                ["associationId": stage.waiting("s1"), "campaignId": .string("c1")]
            ) == ["not_open"]
        )
        #expect(try stage.count("sessions") == 0)
        try await stage.expectWhole()
    }

    @Test(arguments: [true, false])
    func `a void that came first is carried out when its session comes`(
        isCertain: Bool
    ) async throws {
        let stage = try await Stage.associating()
        try await stage.voided("session", "s1")

        let told = try await stage.stray(
            "s1",
            volunteers: isCertain ? ["v1"] : [],
            participants: isCertain ? ["p1"] : []
        )

        #expect(told.names.last == "ingest.message_resolved")
        #expect(try stage.association("s1")["voided"] == .int(1))
        #expect(try stage.count("sessions") == 0)
        #expect(try stage.ledger()["session"] ?? 0 == 0)
        try await stage.expectWhole()
    }

    @Test func `a void after the association takes the fact back`() async throws {
        let stage = try await Stage.associating(.credits(100_000))
        try await stage.stray("s1", volunteers: ["v1"], participants: ["p1"])
        #expect(try stage.count("credits_mc") == 10_000)

        let told = try await stage.voided("session", "s1")

        #expect(told.names.contains("billing.usage_recorded"))
        #expect(try stage.count("sessions") == 0)
        #expect(try stage.count("credits_mc") == 0)
        #expect(try stage.fact("s1")["voided"] == .int(1))
        #expect(try stage.association("s1")["voided"] == .int(1))
        #expect(try stage.feed().contains("usage_correction session"))
        try await stage.expectWhole()
    }

    @Test func `confirmed and voided ends alike in either order of arrival`() async throws {
        var ends: [[String: Int64]] = []
        for isVoidFirst in [true, false] {
            let stage = try await Stage.associating()
            if isVoidFirst { try await stage.voided("session", "s1") }
            try await stage.stray("s1", volunteers: ["v1"], participants: ["p1"])
            if !isVoidFirst { try await stage.voided("session", "s1") }
            ends.append(try stage.ledger())
            #expect(try stage.count("sessions") == 0)
            try await stage.expectWhole()
        }
        #expect(ends[0] == ends[1])
    }
}
