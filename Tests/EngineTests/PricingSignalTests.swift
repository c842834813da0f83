import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Source: domain §9.3, §10.4.
@Suite("What sales is told of contracts")
struct PricingSignalTests {
    /// Time, action and recommendations of what was told.
    private func said(_ stage: Stage) -> [String] {
        stage.pricing.map { told in
            let time = told.event["time"]?.string?.prefix(10) ?? ""
            let codes = (told["recommendations"]?.array ?? []).compactMap(\.string)
            return ([String(time), told["action"]?.string ?? ""] + codes).joined(separator: " ")
        }
    }

    @Test func `it is told at local midnight when it changes, and not again`() async throws {
        let stage = try await Stage.recruiting(seats: 5)
        try await stage.tick("2026-04-03T12:00:00Z")
        #expect(stage.pricing.isEmpty)
        try await stage.crowd("v", 4, role: "volunteer")
        #expect(stage.pricing.isEmpty)

        try await stage.tick("2026-04-06T12:00:00Z")
        #expect(said(stage) == ["2026-04-04 expand expand_capacity"])
        let told = try #require(stage.pricing.first)
        #expect(told["campaignId"] == .string("c1"))
        #expect(told["previousAction"] == .string("maintain"))
        #expect(told["added"] == .array([.string("expand_capacity")]))
        #expect(told["removed"] == .array([]))
        #expect(told["used"] == .int(4))
        #expect(told["limit"] == .int(5))
        #expect(told["utilizationBp"] == .int(8000))

        for number in 1...4 { try await stage.withdrawn("e-v\(number)") }
        try await stage.tick("2026-04-08T12:00:00Z")
        #expect(said(stage).dropFirst() == ["2026-04-07 maintain"])
        #expect(stage.pricing.last?["removed"] == .array([.string("expand_capacity")]))
        try await stage.expectWhole()
    }

    @Test func `a transition at midnight does not swallow the look of the date`() async throws {
        let stage = try await Stage.recruiting(seats: 5)
        try await stage.tick("2026-05-31T12:00:00Z")
        try await stage.crowd("v", 5, role: "volunteer")

        try await stage.tick("2026-06-01T00:00:00Z")

        #expect(said(stage) == ["2026-06-01 expand expand_capacity"])
        #expect(stage.pricing.last?["status"] == .string("active"))
        try await stage.expectWhole()
    }

    @Test func `who is given up is told of as done with`() async throws {
        let stage = try await Stage.recruiting(seats: 5)
        try await stage.crowd("v", 5, role: "volunteer")
        try await stage.tick("2026-04-02T12:00:00Z")
        #expect(stage.pricing.count == 1)

        try await stage.move(to: "closed", reason: "no need")

        #expect(said(stage).last == "2026-04-02 maintain")
        #expect(stage.pricing.last?["status"] == .string("closed"))
        #expect(stage.pricing.last?["used"] == nil)
        #expect(try stage.rows("pricing_signals").isEmpty)
        try await stage.tick("2026-04-09T12:00:00Z")
        #expect(stage.pricing.count == 2)
        try await stage.expectWhole()
    }

    @Test func `a completed campaign is looked at for 30 days more`() async throws {
        let stage = try await Stage.recruiting(seats: 5, ["autoCloseDays": .int(90)])
        try await stage.tick("2026-06-10T12:00:00Z")
        try await stage.move(to: "completed", reason: "all done")
        // Nobody is in it any more, and half of its time is not over.
        try await stage.tick("2026-07-10T12:00:00Z")
        #expect(try stage.rows("pricing_signals").count == 1)

        try await stage.tick("2026-07-11T12:00:00Z")

        #expect(try stage.rows("pricing_signals").isEmpty)
        #expect(try stage.rows("due").allSatisfy { $0["kind"] != .string("pricing_evaluate") })
        try await stage.expectWhole()
    }

    @Test func `the last thirty days are told of as a renewal`() async throws {
        let stage = try await Stage.recruiting(seats: 50, ["endDate": .string("2026-07-31")])
        try await stage.crowd("v", 30, role: "volunteer")

        try await stage.tick("2026-07-03T12:00:00Z")

        // Four weeks later nobody has come lately.
        #expect(
            said(stage) == [
                "2026-04-02 expand expand_capacity", "2026-04-30 maintain",
                "2026-07-02 maintain renewal_due",
            ]
        )
        try await stage.expectWhole()
    }

    @Test func `other local midnights move the look and the credits of dates`() async throws {
        let deal = Deal.credits(10_000_000, tariff: [("session", "unit", 100_000)])
        let stage = try await Stage.sold(deal, zone: Stage.zone)
        try await stage.tick("2026-06-10T22:30:00Z")
        try await stage.session("s1", at: "2026-06-10T22:10:00Z")
        try await stage.session("s2", at: "2026-06-10T12:00:00Z")
        try await stage.voided("session", "s2")
        try await stage.session("s3", at: "2026-06-10T13:00:00Z")
        #expect(try credits(stage) == ["2026-06-10 100000", "2026-06-11 100000"])
        try await stage.expectWhole()

        try await stage.done(
            .companyUpdateZoneTable,
            [
                "zoneTable": .array([
                    .object(["fromMs": .int(1_781_200_000_000), "offsetSeconds": .int(0)])
                ])
            ]
        )
        try await stage.tick("2026-06-13T12:00:00Z")
        try await stage.expectWhole()
    }

    private func credits(_ stage: Stage) throws -> [String] {
        try stage.rows("credit_days").filter { $0["mc"]?.int != 0 }
            .map { "\($0["day"]?.string ?? "") \($0["mc"]?.int ?? 0)" }.sorted()
    }
}
