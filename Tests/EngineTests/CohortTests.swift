import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Cohorts")
struct CohortTests {
    @Test func `activation fills as many classes as it takes`() async throws {
        let stage = try await Stage.recruiting(type: "language_connect")
        for number in 1...26 {
            try await stage.created("e\(number)", "p\(number)", role: "beneficiary")
        }

        let told = try await stage.tick("2026-06-01T08:00:00Z")

        #expect(told.all("instance.created").map { $0["ordinal"] } == [.int(1), .int(2), .int(3)])
        #expect(told.all("enrollment.placed").count == 26)
        let places = try stage.rows("enrollments").compactMap { $0["instance"]?.string }
        #expect(Dictionary(grouping: places) { $0 }.values.map(\.count).sorted() == [2, 12, 12])
        #expect(try stage.capacity()["unassigned"] == .int(0))
    }

    @Test func `a full class opens another one for a learner`() async throws {
        let stage = try await Stage.recruiting(
            type: "language_connect",
            cohort: ["minSize": .int(1), "maxSize": .int(2)]
        )
        try await stage.tick("2026-06-01T08:00:00Z")
        try await stage.created("e1", "p1", role: "beneficiary")
        try await stage.requested("r2", "p2", role: "beneficiary")

        let request = try await stage.requested("r3", "p3", role: "beneficiary")

        #expect(request.names == ["instance.created", "enrollment.decided"])
        #expect(request[0]["provenance"]?.object?["kind"] == .string("split"))
        #expect(request[0]["name"] == .string("Spring – Cohort 2"))
        #expect(request[0]["status"] == .string("active"))
        #expect(request[1]["instanceId"] == request[0]["instanceId"])
    }

    @Test func `a full class that opens no other one makes learners wait`() async throws {
        let stage = try await Stage.recruiting(
            cohort: ["maxSize": .int(1), "autoSplit": .bool(false)])
        try await stage.tick("2026-06-01T08:00:00Z")
        try await stage.requested("r1", "p1", role: "beneficiary")

        let waiting = try await stage.requested("r2", "p2", role: "beneficiary")
        let fact = try await stage.created("e3", "p3", role: "beneficiary")
        try await stage.withdrawn("r1")
        let promoted = try await stage.withdrawn("e3")

        #expect(waiting[0]["decision"] == .string("waitlisted"))
        #expect(waiting[0]["reasons"] == .array([.string("instance_full")]))
        #expect(fact[0]["overClass"] == .bool(true))
        #expect(
            try promoted.first("enrollment.decided")["participantId"] == .string("p2")
        )
    }

    @Test func `volunteers go where fewest are`() async throws {
        let stage = try await Stage.recruiting(
            type: "language_connect",
            cohort: ["minSize": .int(1), "maxSize": .int(1)]
        )
        try await stage.tick("2026-06-01T08:00:00Z")
        try await stage.created("b1", "b1", role: "beneficiary")
        try await stage.created("b2", "b2", role: "beneficiary")
        var places: [JSON?] = []

        for number in 1...3 {
            let told = try await stage.created("v\(number)", "v\(number)")
            places.append(told[0]["instanceId"])
        }

        #expect(places[0] != places[1])
        #expect(places[0] == places[2])
    }

    @Test func `a request for one class gets it or a reason`() async throws {
        let stage = try await Stage.recruiting(
            type: "language_connect",
            cohort: ["minSize": .int(1), "maxSize": .int(1)]
        )
        let told = try await stage.tick("2026-06-01T08:00:00Z")
        let id = try #require(told.first("instance.created")["instanceId"]?.string)
        try await stage.requested("r1", "p1", role: "beneficiary", instance: id)

        let full = try await stage.requested("r2", "p2", role: "beneficiary", instance: id)
        let fact = try await stage.created("e3", "p3", role: "beneficiary", instance: id)

        #expect(full[0]["reasons"] == .array([.string("instance_full")]))
        #expect(fact[0]["instanceId"] == .string(id))
        #expect(fact[0]["overClass"] == .bool(true))
        #expect(try stage.rows("instances").count == 1)
    }

    @Test func `a cohort ends with its own last day`() async throws {
        let stage = try await Stage.recruiting(["endDate": .string("2026-06-10")])
        try await stage.tick("2026-06-01T08:00:00Z")
        try await stage.done(
            .campaignUpdate,
            ["campaignId": .string("c1"), "fields": .object(["endDate": .string("2026-06-20")])]
        )
        try await stage.created("e1", "p1")

        let told = try await stage.tick("2026-06-11T08:00:00Z")
        let later = try await stage.requested("r2", "p2")

        let change = try told.first("instance.status_changed")
        #expect(change["to"] == .string("completed"))
        #expect(change["outcome"] == .string("finished"))
        #expect(change["cascade"] == .bool(false))
        #expect(try stage.capacity()["used"] == .int(2))
        #expect(later[0]["instanceId"] == nil)
    }
}
