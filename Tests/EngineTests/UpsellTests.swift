import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Source: domain §10.
@Suite("Upsell, folded")
struct UpsellTests {
    @Test func `seven days of one signal`() async throws {
        let stage = try await Stage.scored()
        var days: [String] = []
        // Scores 38, 41, 43, 39, 31, 29, 41.
        for bp in [6600, 8700, 10_000, 7300, 2938, 750, 8700] as [Int64] {
            try await stage.spend(bp)
            days.append(try await stage.nextDay().lives.joined(separator: ", "))
        }

        #expect(
            days == [
                "", "raised 41 watch", "", "", "updated 31 nurture", "expired 29 nurture",
                "raised 41 watch",
            ]
        )
        let first = try #require(try stage.rows("signals").first?["id"]?.string)
        #expect(try stage.steps(first) == ["raised", "updated", "expired"])
        #expect(try await stage.signal().state(at: Instant(ms: 0)) == .open)
        try await stage.expectWhole()
    }

    @Test func `what is looked at untold is remembered, but moves no version`() async throws {
        let stage = try await Stage.scored()
        try await stage.spend(8700)
        try await stage.nextDay()
        try await stage.spend(10_000)
        try await stage.nextDay()

        let signal = try await stage.signal()
        #expect((signal.composite, signal.lastEmitted, signal.version) == (43, 41, 1))
        try await stage.expectSound()
    }

    @Test func `a full campaign without performance data makes 53, four fifths of it 36`()
        async throws
    {
        let stage = try await Stage.recruiting(seats: 10)
        try await stage.spend(5000)
        try await stage.crowd("v", 8, role: "volunteer")
        #expect(try await stage.nextDay().lives == [])
        let full = try await stage.together {
            try await stage.created("e9", "w9")
            try await stage.created("e10", "w10")
        }
        #expect(full.lives == ["raised 44 watch", "updated 53 watch"])
        let told = try #require(full.aboutUpsell.first)
        let factors = (told["explanation"]?.array ?? []).compactMap { $0.object?["factor"]?.string }
        #expect(factors == ["capacity", "no_performance_data", "engagement", "spend"])
        try await stage.expectWhole()
    }

    @Test func `the value is what half as many seats would bring, and who waits is priced`()
        async throws
    {
        let stage = try await Stage.recruiting(
            seats: 50,
            ["endDate": .string("2026-06-15"), "overbookPct": .int(0)]
        )
        try await stage.crowd("v", 43, role: "volunteer")
        try await stage.spend(4700)
        try await stage.nextDay()
        let signal = try await stage.signal()
        #expect(signal.value == Money(amount: 3_750_000, currency: .eur))
        #expect(signal.unmetDemand == nil)

        try await stage.crowd("w", 7, role: "volunteer")
        for number in 1...30 { try await stage.requested("r\(number)", "x\(number)") }
        try await stage.spend(10_000)
        try await stage.nextDay()
        let pressed = try await stage.signal()
        #expect(pressed.value == Money(amount: 30 * 50000 * 3, currency: .eur))
        #expect(pressed.unmetDemand == Money(amount: 30 * 50000 * 3, currency: .eur))
        guard case .campaign(let inputs) = pressed.inputs else { return }
        #expect(UpsellFeatures(inputs).pressure == 60)
        try await stage.expectWhole()
    }

    @Test func `more capacity is offered until use falls to three quarters`() async throws {
        let stage = try await Stage.recruiting(seats: 100)
        try await stage.crowd("v", 80, role: "volunteer")
        try await stage.spend(10_000)
        try await stage.nextDay()
        for number in 1...4 { try await stage.withdrawn("e-v\(number)") }
        try await stage.nextDay()
        #expect(try await stage.signal().category == .capacityExpansion)
        try await stage.withdrawn("e-v5")
        try await stage.nextDay()
        // Nothing else matches, so it keeps what it was.
        #expect(try await stage.signal().category == .capacityExpansion)
        try await stage.campaign("c2", .seats(10))
        try await stage.nextDay()
        #expect(try await stage.signal().category == .bundleUpgrade)
        try await stage.expectWhole()
    }

    @Test func `campaigns in bundles are no candidates for one`() async throws {
        let stage = try await Stage.recruiting(seats: 100)
        try await stage.subscribe()
        try await stage.campaign("c2", .bundle(2000))
        try await stage.crowd("v", 79, role: "volunteer")
        try await stage.spend(10_000)
        #expect(try await stage.nextDay().lives == [])
        try await stage.campaign("c3", .seats(10))
        #expect(try await stage.nextDay().lives == ["raised 42 watch"])
        #expect(try await stage.signal().category == .bundleUpgrade)
        try await stage.expectWhole()
    }

    @Test func `the signal of a campaign that is closed goes with it`() async throws {
        let stage = try await Stage.scored()
        try await stage.spend(8700)
        try await stage.nextDay()
        let told = try await stage.move(to: "closed", reason: "called off").aboutUpsell
        #expect(told.lives.first?.hasPrefix("expired") == true)
        #expect(told.first?["reason"] == .string("not_evaluated"))
        try await stage.expectWhole()
    }
}
