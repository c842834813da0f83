import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("The waiting list")
struct WaitlistTests {
    /// L = 10, C = 11, U = 11, waiting A(0), B(5), V(5) in this order.
    private func full() async throws -> Stage {
        let stage = try await Stage.recruiting(seats: 10)
        for number in 1...11 { try await stage.created("e\(number)", "p\(number)") }
        try await stage.requested("rA", "A")
        try await stage.requested("rB", "B", priority: 5)
        try await stage.requested("rV", "V", priority: 5)
        return stage
    }

    @Test func `priority goes first, then who came first`() async throws {
        let stage = try await full()

        let told = try await stage.withdrawn("e1")

        #expect(
            told.names == [
                "enrollment.ended", "billing.usage_recorded", "enrollment.decided",
                "billing.usage_recorded", "capacity.changed",
            ]
        )
        #expect(told[2]["participantId"] == .string("B"))
        #expect(told[2]["promoted"] == .bool(true))
        #expect(told[2]["decision"] == .string("accepted"))
        #expect(told[4]["used"] == .int(11))
        #expect(told[4]["delta"] == .int(0))
        #expect(told[4]["waiting"] == .int(2))
        #expect(try stage.rows("alerts").filter { $0["threshold"] == .int(110) }.count == 1)
    }

    @Test func `a changed priority changes the order`() async throws {
        let stage = try await full()
        let entry = try #require(stage.rows("waitlist")[0]["id"]?.string)
        try await stage.done(
            .waitlistSetPriority,
            ["entryId": .string(entry), "priority": .int(9)]
        )

        let told = try await stage.withdrawn("e1")

        #expect(try told.first("enrollment.decided")["participantId"] == .string("A"))
    }

    @Test func `a newcomer cannot jump the queue`() async throws {
        let stage = try await full()
        try await stage.withdrawn("e1")

        let told = try await stage.requested("rN", "N", priority: 9)

        #expect(told[0]["decision"] == .string("waitlisted"))
        #expect(told[0]["waitlistPlace"] == .int(1))
    }

    @Test func `a wait ends at its instant`() async throws {
        let stage = try await full()
        #expect(try await stage.tick("2026-04-15T08:59:59.999Z").isEmpty)

        let told = try await stage.tick("2026-04-15T09:00:00Z")

        #expect(
            told.all("enrollment.waitlist_ended").map { $0["status"] }
                == Array(repeating: .string("expired"), count: 3)
        )
        #expect(try stage.capacity()["waiting_volunteers"] == .int(0))
    }

    @Test func `the asker's own time to wait counts`() async throws {
        let stage = try await full()

        let told = try await stage.requested("rX", "X", ttlDays: 1)

        #expect(told[0]["expiresAt"] == .string("2026-04-02T09:00:00.000Z"))
    }

    @Test func `a withdrawal of a waiting request cancels it and is remembered`() async throws {
        let stage = try await full()

        let told = try await stage.withdrawn("rA")
        let later = try await stage.created("rA", "A")

        #expect(told.names == ["enrollment.waitlist_ended", "capacity.changed"])
        #expect(told[0]["status"] == .string("canceled"))
        #expect(later.names.contains("enrollment.ended"))
        #expect(try stage.capacity()["used"] == .int(11))
    }

    @Test func `a fact fulfills the wait`() async throws {
        let stage = try await full()

        let told = try await stage.created("eA", "A")

        #expect(told.first?["status"] == .string("fulfilled"))
        #expect(try stage.capacity()["used"] == .int(12))
        #expect(try stage.capacity()["waiting_volunteers"] == .int(2))
    }

    @Test func `an operator cancels a wait once`() async throws {
        let stage = try await full()
        let entry = try #require(stage.rows("waitlist")[0]["id"]?.string)

        let told = try await stage.done(.waitlistCancel, ["entryId": .string(entry)])
        let again = try await stage.refused(.waitlistCancel, ["entryId": .string(entry)])

        #expect(told.names == ["enrollment.waitlist_ended", "capacity.changed"])
        #expect(again == ["not_open"])
    }

    @Test func `more seats let in as many as fit, in order`() async throws {
        let stage = try await full()

        let told = try await stage.seats(11)

        #expect(told.all("enrollment.decided").map { $0["participantId"] } == [.string("B")])
        #expect(try told.first("capacity.changed")["cap"] == .int(12))
    }

    @Test func `fewer seats evict nobody`() async throws {
        let stage = try await full()

        try await stage.seats(5)
        let told = try await stage.withdrawn("e1")

        #expect(told.all("enrollment.decided").isEmpty)
        #expect(try stage.capacity()["used"] == .int(10))
    }

    @Test func `a pause keeps the list but its time goes on`() async throws {
        let stage = try await full()
        try await stage.move(to: "paused", reason: "holidays")

        let told = try await stage.withdrawn("e1")
        #expect(told.all("enrollment.decided").isEmpty)
        #expect(try stage.capacity()["waiting_volunteers"] == .int(3))

        try await stage.tick("2026-04-16T10:00:00Z")
        #expect(try stage.capacity()["waiting_volunteers"] == .int(0))
    }

    @Test func `resuming promotes whoever fits now`() async throws {
        let stage = try await full()
        try await stage.move(to: "paused", reason: "holidays")
        try await stage.withdrawn("e1")

        let told = try await stage.done(
            .campaignTransition,
            [
                "campaignId": .string("c1"), "target": .string("active"),
                "earlyStart": .bool(true),
            ]
        )

        #expect(told.all("enrollment.decided").map { $0["participantId"] } == [.string("B")])
    }

    @Test func `a lifted suspension lets waiting people in`() async throws {
        let stage = try await full()
        try await stage.done(.companySetStatus, ["status": .string("suspended")])
        #expect(try await stage.withdrawn("e1").all("enrollment.decided").isEmpty)

        let told = try await stage.done(.companySetStatus, ["status": .string("active")])

        #expect(told.all("enrollment.decided").map { $0["participantId"] } == [.string("B")])
    }

    @Test func `a role that ended no longer stands against a promotion`() async throws {
        let stage = try await full()
        try await stage.created("l1", "B", role: "beneficiary")
        try await stage.withdrawn("e1")

        let told = try await stage.withdrawn("l1")

        #expect(told.all("enrollment.decided").isEmpty)
        #expect(try stage.rows("waitlist").filter { $0["status"] == .string("waiting") }.count == 2)
    }

    @Test func `a request that stood for a wait is promoted with it`() async throws {
        let stage = try await full()
        let second = try await stage.requested("rB2", "B")
        #expect(second[0]["duplicate"] == .bool(true))
        #expect(second[0]["waitlistPlace"] == .int(1))

        let told = try await stage.withdrawn("e1")
        let gone = try await stage.withdrawn("rB2")

        #expect(
            Set(told.all("enrollment.decided").compactMap { $0["requestId"]?.string })
                == ["rB", "rB2"]
        )
        #expect(gone.names.first == "enrollment.ended")
    }

    @Test func `the end of a campaign cancels every wait`() async throws {
        let stage = try await full()

        let told = try await stage.move(to: "closed", reason: "given up")

        #expect(
            told.all("enrollment.waitlist_ended").map { $0["status"] }
                == Array(repeating: .string("canceled"), count: 3)
        )
        #expect(try stage.capacity()["used"] == .int(0))
    }
}
