import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("The usage ledger")
struct LedgerTests {
    /// A campaign of a company that was registered in good time, seen from a later day.
    private func running(until clock: String) async throws -> Stage {
        let stage = try await Stage.recruiting(at: "2026-02-01T09:00:00Z", zone: Stage.zone)
        try await stage.tick(clock)
        return stage
    }

    @Test(arguments: [
        ("2026-04-02T08:00:00Z", "2026-03", nil as String?),
        ("2026-04-03T08:00:00Z", "2026-04", "2026-03"),
    ])
    func `a fact of a month that is closed counts in the current one`(
        _ clock: String,
        _ period: String,
        _ lateFor: String?
    ) async throws {
        let stage = try await running(until: clock)

        let told = try await stage.created("e1", "p1", at: "2026-03-31T10:00:00Z")

        let usage = try told.first("billing.usage_recorded")
        #expect(usage["period"] == .string(period))
        #expect(usage["lateFor"] == lateFor.map { .string($0) })
        #expect(usage["model"] == .string("seats"))
    }

    @Test func `the month is the company's, not the universe's`() async throws {
        let stage = try await running(until: "2026-04-01T08:00:00Z")

        let told = try await stage.created("e1", "p1", at: "2026-03-31T22:30:00Z")

        #expect(try told.first("billing.usage_recorded")["period"] == .string("2026-04"))
    }

    @Test func `months before the company came are closed`() async throws {
        let stage = try await running(until: "2026-02-02T08:00:00Z")

        let told = try await stage.created("e1", "p1", at: "2026-01-31T10:00:00Z")

        let usage = try told.first("billing.usage_recorded")
        #expect(usage["period"] == .string("2026-02"))
        #expect(usage["lateFor"] == .string("2026-01"))
    }

    @Test(arguments: [
        ("2026-04-02T08:00:00Z", "2026-03"), ("2026-04-03T08:00:00Z", "2026-04"),
    ])
    func `a reversal is booked where the record was, while that month is open`(
        _ clock: String,
        _ period: String
    ) async throws {
        let stage = try await running(until: "2026-03-20T08:00:00Z")
        try await stage.created("e1", "p1", role: "beneficiary")
        let served = try await stage.completed("e1")
        try await stage.tick(clock)

        let told = try await stage.voided("e1")

        let usage = try told.first("billing.usage_recorded")
        #expect(usage["quantity"] == .int(-1))
        #expect(usage["period"] == .string(period))
        #expect(usage["reverses"] == (try served.first("billing.usage_recorded"))["usageId"])
    }

    @Test func `a reversal has the model of what it reverses`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        try await stage.catalog()
        try await stage.draft("c1", ["name": .string("bare")])
        try await stage.created("e1", "p1", role: "beneficiary")
        try await stage.completed("e1")
        try await stage.done(
            .campaignUpdate,
            [
                "campaignId": .string("c1"),
                "fields": .object([
                    "model": .string("seats"), "terms": .object(Stage.terms(10)),
                ]),
            ]
        )

        let told = try await stage.voided("e1")

        #expect(try told.first("billing.usage_recorded")["model"] == .string("custom"))
    }

    @Test func `what was assigned less what was released is who is in`() async throws {
        let stage = try await running(until: "2026-03-20T08:00:00Z")
        for number in 1...9 { try await stage.created("e\(number)", "p\(number % 4)") }
        for number in 1...6 { try await stage.withdrawn("e\(number)") }
        try await stage.voided("e7")

        let sums = try stage.ledger()

        let used = try #require(stage.capacity()["used"]?.int)
        #expect(sums["seat_assigned", default: 0] - sums["seat_released", default: 0] == used)
        #expect(used == 2)
    }
}
