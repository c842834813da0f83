import Domain
import Testing

@Suite("Pipeline of upsell signals")
struct UpsellPipelineTests {
    @Test func `by the rules every point is a percent`() {
        #expect(UpsellMethod.rulesProbabilityBp(composite: 67) == 6700)
        #expect(UpsellMethod.rulesProbabilityBp(composite: 0) == 0)
        #expect(UpsellMethod.rulesProbabilityBp(composite: 101) == 10_000)
        #expect(entry("a", 67, 3_750_000).expectedMinor == 2_512_500)
        #expect(entry("a", 1, 50).expectedMinor == 1)
        #expect(entry("a", 1, 49).expectedMinor == 0)
        #expect(entry("a", 67, 3_750_000, probability: 2000).expectedMinor == 750_000)
    }

    @Test func `signals come by currency, expected value, composite and id`() throws {
        let order = [
            entry("f", 50, 1000), entry("e", 60, 900, probability: 5000),
            entry("b", 45, 1000), entry("a", 40, 1125), entry("c", 40, 1125),
            entry("d", 90, 9999, .nok), entry("h", 80, nil), entry("g", 70, nil),
        ]
        var random = SplitMix(seed: 7)
        for _ in 0..<20 {
            let shuffled = order.shuffled(using: &random)
            #expect(UpsellPipeline(shuffled).entries.map(\.id) == order.map(\.id))
        }
        let expected = try UpsellPipeline(order).expected()
        #expect(
            expected == [
                Money(amount: 500 + 450 + 450 + 450 + 450, currency: .eur),
                Money(amount: 8999, currency: .nok),
            ]
        )
    }

    private func entry(
        _ id: String,
        _ composite: Int64,
        _ value: Int64?,
        _ currency: Currency = .eur,
        probability: Int64? = nil
    ) -> UpsellPipeline.Entry {
        UpsellPipeline.Entry(
            id: id,
            composite: composite,
            value: value.map { Money(amount: $0, currency: currency) },
            probabilityBp: probability
        )
    }
}
