import Domain
import Testing

@Suite("Upsell scores")
struct UpsellTests {
    @Test(
        arguments: [
            (8600, 427, 82, 70, 6250, 67), (11_000, 500, 90, 150, 10_000, 100),
            (0, 0, 0, 0, 0, 0), (10_000, nil, nil, 0, 5000, 53), (8000, nil, nil, 0, 5000, 36),
            (8600, nil, nil, 72, 5766, 59),
        ] as [(Int64, Int64?, Int64?, Int64, Int64?, Int64)]
    )
    func `the composite is the rounded mean of what is known`(
        _ use: Int64,
        _ sroi: Int64?,
        _ vis: Int64?,
        _ engagement: Int64,
        _ spend: Int64?,
        _ composite: Int64
    ) {
        let facts = UpsellFacts(
            utilizationBp: use,
            sroi: sroi,
            vis: vis,
            engagement: engagement,
            spendBp: spend
        )
        #expect(UpsellScore.assess(facts).composite == composite)
    }

    @Test func `the parts and the explanation of the worked example`() {
        let score = UpsellScore.assess(
            UpsellFacts(utilizationBp: 8600, sroi: 427, vis: 82, engagement: 70, spendBp: 6250)
        )
        #expect(score.capacity == 59)
        #expect(score.performance == 87)
        #expect(score.engagement == 56)
        #expect(score.spend == 63)
        #expect(score.explanation.map(\.contribution) == [2360, 2610, 1120, 630])
        #expect(
            score.explanation.map(\.factor) == [.capacity, .performance, .engagement, .spend]
        )
        #expect(score.explanation.map(\.input) == [8600, 427, 70, 6250])
    }

    @Test func `mentors in Oslo score 59 and watch`() {
        let facts = UpsellFacts(
            used: 43,
            limit: 50,
            sroi: nil,
            vis: nil,
            sessions: 31,
            volunteers: 43,
            spentMinor: 86_491_935,
            budgetMinor: 150_000_000
        )
        #expect(facts.engagement == 72)
        #expect(facts.spendBp == 5766)
        let score = UpsellScore.assess(facts)
        #expect([score.capacity, score.engagement, score.spend] == [59, 58, 58])
        #expect(score.composite == 59)
        #expect(score.explanation[1].factor == .noPerformanceData)
        #expect(UpsellSegment.of(composite: 59, current: nil) == .watch)
        let category = UpsellCategory.of(
            facts,
            engagementScore: score.engagement,
            bundleCandidates: 1,
            current: nil
        )
        #expect(category == .capacityExpansion)
    }

    @Test func `one known figure of performance stands for both`() {
        #expect(UpsellScore.performanceScore(sroi: 427, vis: nil) == 85)
        #expect(UpsellScore.performanceScore(sroi: nil, vis: 82) == 89)
        #expect(UpsellScore.performanceScore(sroi: nil, vis: nil) == nil)
    }

    @Test func `use is bounded and nothing divides by zero`() {
        #expect(UpsellFacts.boundedUtilization(used: 0, limit: 0) == 0)
        #expect(UpsellFacts.boundedUtilization(used: 1, limit: 0) == 20_000)
        #expect(UpsellFacts.boundedUtilization(used: 30, limit: 10) == 20_000)
        let facts = UpsellFacts(
            used: 0,
            limit: 0,
            sroi: nil,
            vis: nil,
            sessions: 5,
            volunteers: 0,
            spentMinor: 1,
            budgetMinor: 0
        )
        #expect(facts.engagement == 0)
        #expect(facts.spendBp == nil)
        #expect(UpsellScore.assess(facts).composite == 0)
    }

    @Test(arguments: 0..<300)
    func `composites stay within 0 and 100 and lines add up`(_ seed: Int) {
        var random = SplitMix(seed: seed)
        let facts = UpsellFacts(
            utilizationBp: random.int(0...20_000),
            sroi: random.chance(50) ? random.int(-100...2000) : nil,
            vis: random.chance(50) ? random.int(0...100) : nil,
            engagement: random.int(0...5000),
            spendBp: random.chance(80) ? random.int(0...30_000) : nil
        )
        let score = UpsellScore.assess(facts)
        #expect((0...100).contains(score.composite))
        let weight = score.explanation.reduce(0) { $0 + $1.weight }
        #expect(weight == (facts.sroi == nil && facts.vis == nil ? 70 : 100))
        let sum = score.explanation.reduce(0) { $0 + $1.contribution }
        #expect(Arithmetic.roundHalfAway(sum, over: weight) == score.composite)
    }

    @Test func `the first category that fits is taken`() {
        func category(
            _ use: Int64,
            _ sroi: Int64?,
            _ vis: Int64?,
            _ busy: Int64,
            _ others: Int64,
            _ current: UpsellCategory? = nil
        ) -> UpsellCategory {
            let facts = UpsellFacts(
                utilizationBp: use,
                sroi: sroi,
                vis: vis,
                engagement: 0,
                spendBp: nil
            )
            return .of(facts, engagementScore: busy, bundleCandidates: others, current: current)
        }
        #expect(category(8000, 600, 90, 90, 5) == .capacityExpansion)
        #expect(category(7999, 500, nil, 90, 5) == .performanceBoost)
        #expect(category(7999, nil, 80, 90, 5) == .performanceBoost)
        #expect(category(7999, 299, 79, 60, 5) == .engagementBoost)
        #expect(category(0, nil, nil, 60, 0) == .engagementBoost)
        #expect(category(0, 300, nil, 60, 2) == .bundleUpgrade)
        #expect(category(0, 300, nil, 59, 1) == .none)
        #expect(category(7501, nil, nil, 0, 0, .capacityExpansion) == .capacityExpansion)
        #expect(category(7500, nil, nil, 0, 0, .capacityExpansion) == .none)
        #expect(category(7999, nil, nil, 0, 0, .bundleUpgrade) == .none)
    }

    @Test func `segments rise at their bound and fall five points below it`() {
        #expect(UpsellSegment.of(composite: 80, current: .nurture) == .hot)
        #expect(UpsellSegment.of(composite: 60, current: nil) == .warm)
        #expect(UpsellSegment.of(composite: 39, current: nil) == .nurture)
        #expect(UpsellSegment.of(composite: 35, current: .watch) == .watch)
        #expect(UpsellSegment.of(composite: 34, current: .watch) == .nurture)
        #expect(UpsellSegment.of(composite: 75, current: .hot) == .hot)
        #expect(UpsellSegment.of(composite: 74, current: .hot) == .warm)
        #expect(UpsellSegment.of(composite: 57, current: .hot) == .warm)
        #expect(UpsellSegment.of(composite: 54, current: .hot) == .watch)
    }

    @Test func `a larger deal is valued by its model`() {
        func value(_ terms: UpsellTerms, _ limit: Int64, _ used: Int64, _ waiting: Int64) -> Int64?
        {
            UpsellValue.estimate(
                terms,
                limit: limit,
                used: used,
                waiting: waiting,
                remainingDays: 75
            )
        }
        #expect(value(.seats(pricePerMonthMinor: 50_000), 50, 43, 0) == 3_750_000)
        #expect(value(.seats(pricePerMonthMinor: 50_000), 10, 14, 5) == 1_350_000)
        #expect(value(.credits(priceMinor: 50), 4_000_000, 0, 99_000_000) == 100_000)
        #expect(value(.iaas(pricePerLearnerMinor: 120_000), 100, 95, 51) == 6_120_000)
        #expect(
            value(.bundle(annualPriceMinor: 1_000_000, learnersSupported: 500), 125, 125, 0)
                == 126_000
        )
        #expect(value(.custom(contractValueMinor: 10), 1, 1, 1) == 3)
        #expect(value(.seats(pricePerMonthMinor: .max), 50, 43, 0) == nil)
        #expect(value(.bundle(annualPriceMinor: 1, learnersSupported: 0), 50, 43, 0) == nil)
    }

    @Test func `months left are rounded up and at least three`() {
        let months = [0, 90, 91, 121].map { days in
            UpsellValue.estimate(
                .seats(pricePerMonthMinor: 1),
                limit: 2,
                used: 0,
                waiting: 0,
                remainingDays: Int64(days)
            )
        }
        #expect(months == [3, 3, 4, 5])
    }

    @Test func `projections go on as it went`() {
        #expect(
            CapacityProjection.cumulative(used: 1840, elapsedDays: 60, remainingDays: 40) == 3066
        )
        #expect(CapacityProjection.occupied(used: 43, before: 35, remainingDays: 74) == 64)
        #expect(CapacityProjection.occupied(used: 35, before: 43, remainingDays: 74) == 35)
        #expect(CapacityProjection.cumulative(used: 5, elapsedDays: 0, remainingDays: 9) == nil)
    }
}
