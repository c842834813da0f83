import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Offers to those who wait")
struct OfferTests {
    /// L = 10, C = 11, U = 11, waiting A and B in this order, offers of 60 minutes.
    private func full() async throws -> Stage {
        let stage = try await Stage.recruiting(
            seats: 10,
            ["waitlist": .object(["offerMinutes": .int(60)])]
        )
        try await stage.crowd("p", 11, role: "volunteer")
        try await stage.requested("rA", "A")
        try await stage.requested("rB", "B")
        return stage
    }

    @Test func `a free place is offered, kept, and taken`() async throws {
        let stage = try await full()

        let offered = try await stage.withdrawn("e-p1")
        #expect(
            offered.names == [
                "enrollment.ended", "billing.usage_recorded", "enrollment.offered",
                "capacity.changed", "capacity.threshold_rearmed",
            ]
        )
        #expect(offered[2]["requestId"] == .string("rA"))
        #expect(offered[2]["expiresAt"] == .string("2026-04-01T10:00:00.000Z"))
        #expect(offered[2]["used"] == .int(10))
        #expect(offered[2]["held"] == .int(1))
        #expect(try stage.places() == "10+1, 1 wait")

        let newcomer = try await stage.requested("rN", "N", priority: 9)
        #expect(newcomer[0]["decision"] == .string("waitlisted"))
        let other = try await stage.requested("rA2", "A")
        #expect(other[0]["decision"] == .string("waitlisted"))
        #expect(other[0]["expiresAt"] == .string("2026-04-01T10:00:00.000Z"))
        #expect(other[0]["waitlistPlace"] == nil)

        let taken = try await stage.accept("rA")
        let decided = taken.all("enrollment.decided")
        #expect(decided.map { $0["requestId"] } == [.string("rA"), .string("rA2")])
        #expect(decided.map { $0["promoted"] } == [.bool(true), .bool(true)])
        #expect(decided.map { $0["duplicate"] } == [.bool(false), .bool(true)])
        #expect(taken.all("enrollment.hold_ended").isEmpty)
        #expect(try stage.places() == "11+0, 2 wait")
        #expect(try stage.rows("enrollments").last?["origin"] == .string("waitlist"))
        try await stage.expectWhole()
    }

    @Test func `a declined offer goes to the next in the same record`() async throws {
        let stage = try await full()
        try await stage.withdrawn("e-p1")
        try await stage.tick("2026-04-01T09:10:00Z")

        let told = try await stage.decline("rA")

        #expect(
            told.names == ["enrollment.waitlist_ended", "enrollment.offered", "capacity.changed"]
        )
        #expect(told[0]["status"] == .string("canceled"))
        #expect(told[1]["requestId"] == .string("rB"))
        #expect(told[1]["expiresAt"] == .string("2026-04-01T10:10:00.000Z"))
        #expect(try stage.places() == "10+1, 0 wait")
        try await stage.expectWhole()
    }

    @Test func `an offer nobody answers goes to the next in the same record`() async throws {
        let stage = try await full()
        try await stage.withdrawn("e-p1")

        let told = try await stage.tick("2026-04-01T10:00:00Z")

        #expect(
            told.names == ["enrollment.waitlist_ended", "enrollment.offered", "capacity.changed"]
        )
        #expect(told[0]["status"] == .string("expired"))
        #expect(told[1]["expiresAt"] == .string("2026-04-01T11:00:00.000Z"))
        let late = try await stage.accept("rA")
        #expect(late.names == ["enrollment.waitlist_ended"])
        #expect(late[0]["duplicate"] == .bool(true))
        #expect(try stage.tallies()["refused"] == 1)
        try await stage.accept("rB")
        #expect(try stage.places() == "11+0, 0 wait")
        try await stage.expectWhole()
    }

    @Test func `nobody loses an offer that could not be heard`() async throws {
        let stage = try await full()
        try await stage.withdrawn("e-p1")

        let told = try await stage.tick("2026-04-01T15:00:00Z")

        #expect(told.all("enrollment.offered").map { $0["requestId"] } == [.string("rB")])
        #expect(
            try told.first("enrollment.offered")["expiresAt"]
                == .string("2026-04-01T16:00:00.000Z")
        )
        try await stage.expectWhole()
    }

    @Test func `the race of acceptance and time is won in the order of the log`() async throws {
        for isTickFirst in [true, false] {
            let stage = try await full()
            try await stage.withdrawn("e-p1")
            if isTickFirst { try await stage.tick("2026-04-01T10:00:00Z") }
            try await stage.accept(
                "rA",
                at: isTickFirst ? "2026-04-01T09:30:00Z" : "2026-04-01T10:30:00Z"
            )
            if !isTickFirst { try await stage.tick("2026-04-01T10:00:00Z") }
            #expect(try stage.places() == (isTickFirst ? "10+1, 0 wait" : "11+0, 1 wait"))
            #expect(try stage.holds() == (isTickFirst ? ["expired", "held"] : ["confirmed"]))
            try await stage.expectWhole()
        }
    }

    @Test func `each promotion happens once, however often it is answered`() async throws {
        let stage = try await full()
        try await stage.withdrawn("e-p1")
        try await stage.accept("rA")

        let again = try await stage.accept("rA", id: "again")
        let declined = try await stage.decline("rA")

        #expect(again.names == ["enrollment.decided"])
        #expect(again[0]["duplicate"] == .bool(true))
        #expect(again[0]["promoted"] == .bool(true))
        #expect(declined.names == ["enrollment.decided"])
        #expect(try stage.tallies()["duplicate_business"] == 1)
        #expect(try stage.tallies()["refused"] == 1)
        #expect(try stage.places() == "11+0, 1 wait")
    }

    @Test func `an answer without an offer is refused, and one without a request waits`()
        async throws
    {
        let stage = try await full()

        let waiting = try await stage.accept("rA")
        let unknown = try await stage.accept("rX")
        let foreign = try await stage.accept("rA", campaign: "c9", id: "x")
        let declined = try await stage.decline("rB")

        #expect(waiting.names == ["enrollment.decided"])
        #expect(waiting[0]["decision"] == .string("waitlisted"))
        #expect(unknown[0]["awaitedKey"] == .string("enrollment:rX"))
        #expect(foreign[0]["awaitedKey"] == .string("campaign:c9"))
        #expect(declined[0]["duplicate"] == .bool(true))
        #expect(try stage.places() == "11+0, 2 wait")
        try await stage.expectWhole()
    }

    @Test func `a withdrawal, a cancellation and a fact end an offer`() async throws {
        let stage = try await full()
        try await stage.requested("rC", "C")
        try await stage.withdrawn("e-p1")

        let withdrawn = try await stage.withdrawn("rA")
        #expect(withdrawn[0]["status"] == .string("canceled"))
        #expect(withdrawn[1]["requestId"] == .string("rB"))
        let fact = try await stage.created("eB", "B")
        #expect(fact[0]["status"] == .string("fulfilled"))
        #expect(try stage.places() == "11+0, 1 wait")
        try await stage.withdrawn("e-p2")
        let entry = try #require(
            try stage.rows("waitlist").first { $0["status"] == .string("offered") }?["id"]
        )
        let canceled = try await stage.done(.waitlistCancel, ["entryId": entry])
        #expect(canceled.names == ["enrollment.waitlist_ended", "capacity.changed"])
        #expect(try stage.holds() == ["released", "superseded", "released"])
        try await stage.expectWhole()
    }

    @Test func `a coordinator accepts and declines`() async throws {
        let stage = try await full()
        try await stage.withdrawn("e-p1")
        let entries = try stage.rows("waitlist").compactMap { $0["id"] }

        #expect(
            try await stage.refused(.waitlistAcceptOffer, ["entryId": entries[1]])
                == ["not_offered"]
        )
        #expect(
            try await stage.refused(
                .waitlistSetPriority,
                ["entryId": entries[0], "priority": .int(9)]
            ) == ["not_open"]
        )
        let taken = try await stage.done(.waitlistAcceptOffer, ["entryId": entries[0]])
        #expect(taken[0]["promoted"] == .bool(true))
        try await stage.withdrawn("e-p2")
        let gone = try await stage.done(.waitlistDeclineOffer, ["entryId": entries[1]])
        #expect(gone[0]["status"] == .string("canceled"))
        try await stage.expectWhole()
    }

    @Test func `a pause keeps an offer, and what stands against it is told`() async throws {
        let stage = try await full()
        try await stage.withdrawn("e-p1")
        try await stage.move(to: "paused", reason: "holidays")

        let refused = try await stage.accept("rA")
        let ticked = try await stage.tick("2026-04-01T10:00:00Z")

        #expect(refused.names == ["enrollment.offered"])
        #expect(refused[0]["duplicate"] == .bool(true))
        #expect(refused[0].reasons == ["campaign_not_open"])
        #expect(ticked.all("enrollment.offered").isEmpty)
        #expect(try stage.places() == "10+0, 1 wait")
        try await stage.expectWhole()
    }

    @Test func `the end of a campaign cancels offers`() async throws {
        let stage = try await full()
        try await stage.withdrawn("e-p1")

        let told = try await stage.move(to: "closed", reason: "given up")

        #expect(
            told.all("enrollment.waitlist_ended").map { $0["status"] }
                == [.string("canceled"), .string("canceled")]
        )
        #expect(try stage.holds() == ["released"])
        try await stage.expectWhole()
    }

    @Test func `more seats offer as many places as there are, in order`() async throws {
        let stage = try await full()
        try await stage.requested("rC", "C", priority: 5)

        let told = try await stage.seats(11)
        let more = try await stage.seats(20)

        #expect(told.all("enrollment.offered").map { $0["requestId"] } == [.string("rC")])
        #expect(
            more.all("enrollment.offered").map { $0["requestId"] }
                == [.string("rA"), .string("rB")]
        )
        #expect(try stage.places() == "11+3, 0 wait")
        let newcomer = try await stage.requested("rN", "N")
        #expect(newcomer[0]["decision"] == .string("accepted"))
        try await stage.expectWhole()
    }

    @Test func `a campaign that stops offering lets the next one in at once`() async throws {
        let stage = try await full()
        try await stage.withdrawn("e-p1")
        try await stage.done(
            .campaignUpdate,
            [
                "campaignId": .string("c1"),
                "fields": .object(["waitlist": .object(["offerMinutes": .int(0)])]),
            ]
        )

        let told = try await stage.withdrawn("e-p2")

        #expect(try told.first("enrollment.decided")["requestId"] == .string("rB"))
        #expect(try stage.holds() == ["held"])
        try await stage.expectWhole()
    }
}
