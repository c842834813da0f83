import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Holds against the clock and out of order")
struct HoldRaceTests {
    private func stage() async throws -> Stage {
        let stage = try await Stage.recruiting(seats: 10)
        try await stage.hold("h1", "A")
        return stage
    }

    @Test func `a confirmation in front of the tick wins, whatever its own time`() async throws {
        let stage = try await stage()

        let taken = try await stage.confirm("h1", at: "2026-04-01T09:31:00Z")
        let ticked = try await stage.tick("2026-04-01T09:30:00Z")

        #expect(taken[0]["decision"] == .string("accepted"))
        #expect(ticked.isEmpty)
        #expect(try stage.places() == "1+0, 0 wait")
        try await stage.expectWhole()
    }

    @Test func `a tick in front of the confirmation wins, whatever its own time`() async throws {
        let stage = try await stage()

        let ticked = try await stage.tick("2026-04-01T09:30:00Z")
        let late = try await stage.confirm("h1", at: "2026-04-01T09:10:00Z")

        #expect(ticked.names == ["enrollment.hold_ended", "capacity.changed"])
        #expect(ticked[0]["status"] == .string("expired"))
        #expect(late.names == ["enrollment.hold_ended"])
        #expect(late[0]["status"] == .string("expired"))
        #expect(late[0].reasons == ["hold_expired"])
        #expect(late[0]["duplicate"] == .bool(true))
        #expect(try stage.places() == "0+0, 0 wait")
        #expect(try stage.tallies()["refused"] == 1)
        try await stage.expectWhole()
    }

    @Test func `a millisecond before its end a hold stands`() async throws {
        let stage = try await stage()

        #expect(try await stage.tick("2026-04-01T09:29:59.999Z").isEmpty)
        #expect(try stage.holds() == ["held"])
        #expect(try await stage.tick("2026-04-01T09:30:00Z").count == 2)
        #expect(try stage.holds() == ["expired"])
    }

    @Test func `both in one turn end as one by one`() async throws {
        for isTickFirst in [true, false] {
            let stage = try await stage()
            try await stage.together {
                if isTickFirst { try await stage.tick("2026-04-01T10:00:00Z") }
                try await stage.confirm("h1")
                if !isTickFirst { try await stage.tick("2026-04-01T10:00:00Z") }
            }
            #expect(try stage.holds() == [isTickFirst ? "expired" : "confirmed"])
            try await stage.expectWhole()
        }
    }

    @Test func `a confirmation may come before its hold`() async throws {
        let stage = try await Stage.recruiting(seats: 10)

        let parked = try await stage.confirm("h1")
        let told = try await stage.hold("h1", "A")

        #expect(parked.names == ["ingest.message_parked"])
        #expect(parked[0]["awaitedKey"] == .string("hold:h1"))
        #expect(
            told.names == [
                "enrollment.hold_decided", "enrollment.decided", "enrollment.hold_ended",
                "billing.usage_recorded", "ingest.message_resolved", "capacity.changed",
            ]
        )
        #expect(try stage.places() == "1+0, 0 wait")
        try await stage.expectWhole()
    }

    @Test func `a release may come before its hold`() async throws {
        let stage = try await Stage.recruiting(seats: 10)

        try await stage.release("h1")
        let told = try await stage.hold("h1", "A")

        #expect(
            told.names == [
                "enrollment.hold_decided", "enrollment.hold_ended", "ingest.message_resolved",
            ]
        )
        #expect(try stage.places() == "0+0, 0 wait")
        try await stage.expectWhole()
    }

    @Test func `a withdrawal may come before the confirmation`() async throws {
        let stage = try await stage()

        let parked = try await stage.withdrawn("h1")
        let told = try await stage.confirm("h1")

        #expect(parked[0]["awaitedKey"] == .string("enrollment:h1"))
        #expect(told.names.contains("enrollment.ended"))
        #expect(try stage.places() == "0+0, 0 wait")
        #expect(try stage.ledger()["seat_assigned"] == 1)
        #expect(try stage.ledger()["seat_released"] == 1)
        try await stage.expectWhole()
    }

    @Test func `what never gets its hold ends on the desk`() async throws {
        let stage = try await Stage.recruiting(seats: 10)
        try await stage.confirm("h1")

        let told = try await stage.tick("2026-04-09T10:00:00Z")

        #expect(try told.first("ingest.message_rejected")["code"] == .string("parked_expired"))
    }

    @Test func `inputs that name another campaign than the hold are in conflict`() async throws {
        let stage = try await stage()
        try await stage.campaign("c2", .seats(10))

        let confirmed = try await stage.confirm("h1", campaign: "c2")
        let unknown = try await stage.confirm("h1", campaign: "c9", id: "x")

        #expect(confirmed[0]["code"] == .string("reference_conflict"))
        #expect(unknown[0]["awaitedKey"] == .string("campaign:c9"))
        #expect(try stage.holds() == ["held"])
    }

    @Test func `a second copy of any message changes nothing`() async throws {
        let stage = try await stage()
        #expect(try await stage.hold("h1", "A").isEmpty)
        try await stage.confirm("h1")
        #expect(try await stage.confirm("h1").isEmpty)
        #expect(try stage.tallies()["duplicate_message"] == 2)
        #expect(try stage.places() == "1+0, 0 wait")
    }

    /// A node that was down folds what came in meanwhile under a clock that stood still.
    @Test func `a hold that was asked for during an outage has its whole time`() async throws {
        let stage = try await Stage.recruiting(seats: 10)

        let late = try await stage.hold("h1", "A", at: "2026-04-01T12:00:00Z")
        let old = try await stage.hold("h2", "B", at: "2026-03-01T12:00:00Z")
        let ticked = try await stage.tick("2026-04-01T12:10:00Z")

        #expect(late[0]["expiresAt"] == .string("2026-04-01T12:30:00.000Z"))
        #expect(old[0]["expiresAt"] == .string("2026-04-01T09:30:00.000Z"))
        #expect(ticked.all("enrollment.hold_ended").map { $0["holdRef"] } == [.string("h2")])
    }

    @Test func `whoever asks hears the decision, and of a confirmation the verdict`() async throws {
        let stage = try await Stage.recruiting(seats: 10)
        let answers = try await ask(stage, .holdRequested, "h1")
        let confirmed = try await ask(stage, .holdConfirmed, "h1")
        try await stage.hold("h2", "B")
        try await stage.tick("2026-04-01T10:00:00Z")
        let late = try await ask(stage, .holdConfirmed, "h2")

        #expect(answers.map(\.name) == ["enrollment.hold_decided"])
        #expect(confirmed.map(\.name) == [Verdict.type])
        #expect(confirmed[0]["disposition"] == .string("applied"))
        #expect(late[0]["disposition"] == .string("refused"))
        #expect(late[0]["codes"] == .array([.string("hold_expired")]))
    }

    private func ask(_ stage: Stage, _ type: InputType, _ ref: String) async throws -> [Told] {
        var data: JSONObject = ["holdRef": .string(ref), "campaignId": .string("c1")]
        if type == .holdRequested {
            data["participantId"] = .string("A")
            data["role"] = .string("volunteer")
        }
        var message = SimulatedMessage.event(
            type,
            company: "acme",
            id: "ask-\(type.rawValue)-\(ref)",
            time: nil,
            data: data
        )
        message.replyTo = "asker"
        return try await stage.fold(message).filter { $0.row.replyTo != nil }
    }
}
