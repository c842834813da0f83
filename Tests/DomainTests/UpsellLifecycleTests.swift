import Domain
import Testing

@Suite("Upsell signals")
struct UpsellLifecycleTests {
    let noon = Instant(ms: 1_774_000_000_000)

    @Test func `seven days of one signal`() {
        var open: OpenUpsell?
        var told: [String] = []
        for composite in [38, 41, 43, 39, 31, 29, 41] as [Int64] {
            switch decide(open, composite) {
            case .raise(let category, let segment):
                told.append("raised \(composite) \(segment.rawValue)")
                open = OpenUpsell(
                    category: category,
                    segment: segment,
                    lastEmittedComposite: composite
                )
            case .update(let category, let segment):
                told.append("updated \(composite) \(segment.rawValue)")
                open = OpenUpsell(
                    category: category,
                    segment: segment,
                    lastEmittedComposite: composite
                )
            case .expire:
                told.append("expired \(composite)")
                open = nil
            case .none: continue
            }
        }
        #expect(told == ["raised 41 watch", "updated 31 nurture", "expired 29", "raised 41 watch"])
    }

    @Test func `nothing is raised without a category, a score or outside the set`() {
        #expect(decide(nil, 39) == .none)
        #expect(decide(nil, 90, .none) == .none)
        #expect(decide(nil, 90, isEvaluated: false) == .none)
        #expect(decide(nil, 80) == .raise(category: .capacityExpansion, segment: .hot))
    }

    @Test func `an open signal keeps its category when none matches`() {
        let open = OpenUpsell(
            category: .performanceBoost,
            segment: .watch,
            lastEmittedComposite: 45
        )
        #expect(decide(open, 45, .none) == .none)
        #expect(decide(open, 50, .none) == .update(category: .performanceBoost, segment: .watch))
        #expect(decide(open, 45) == .update(category: .capacityExpansion, segment: .watch))
        #expect(decide(open, 49, .performanceBoost) == .none)
        #expect(decide(open, 40, .performanceBoost) != .none)
        #expect(decide(open, 90, .performanceBoost, isEvaluated: false) == .expire)
    }

    @Test func `after a yes there is rest for 30 days, after a no for 90 or 20 points`() {
        let yes = UpsellCooldown.accepted(at: noon)
        #expect(yes.holds(at: noon.adding(days: 30).adding(milliseconds: -1), composite: 100))
        #expect(!yes.holds(at: noon.adding(days: 30), composite: 0))
        let no = UpsellCooldown.declined(at: noon, composite: 50)
        #expect(no.holds(at: noon.adding(days: 89), composite: 69))
        #expect(!no.holds(at: noon.adding(days: 1), composite: 70))
        #expect(!no.holds(at: noon.adding(days: 90), composite: 41))
        #expect(decide(nil, 90, cooldown: yes) == .none)
        #expect(decide(nil, 70, cooldown: no) != .none)
    }

    @Test func `a company with one full campaign of three is not told yet`() throws {
        let score = try #require(
            CompanyUpsell.assess(
                campaigns: 3,
                highSroi: 1,
                utilizationsBp: [8200, 8200, 8200]
            )
        )
        #expect(score.composite == 52)
        #expect(score.explanation.map(\.contribution) == [9, 13, 30])
        #expect(decide(nil, 52, .bundleUpgrade, bounds: .company) == .none)
        #expect(decide(nil, 60, .bundleUpgrade, bounds: .company) != .none)
        let open = OpenUpsell(category: .bundleUpgrade, segment: .watch, lastEmittedComposite: 60)
        #expect(decide(open, 49, .bundleUpgrade, bounds: .company) == .expire)
    }

    @Test func `a bank with three campaigns scores 39`() throws {
        let score = CompanyUpsell.assess(
            campaigns: 3,
            highSroi: 0,
            utilizationsBp: [9500, 5500, 8000]
        )
        #expect(score?.composite == 39)
        #expect(score?.explanation[2].input == 7666)
        #expect(CompanyUpsell.assess(campaigns: 1, highSroi: 1, utilizationsBp: [1]) == nil)
        #expect(
            CompanyUpsell.assess(campaigns: 2, highSroi: 0, utilizationsBp: [nil, nil])?.composite
                == 6
        )
        #expect(CompanyUpsell.valueMinor(budgetsMinor: [3, 4]) == 1)
    }

    private func decide(
        _ open: OpenUpsell?,
        _ composite: Int64,
        _ category: UpsellCategory = .capacityExpansion,
        cooldown: UpsellCooldown? = nil,
        isEvaluated: Bool = true,
        bounds: UpsellBounds = .campaign
    ) -> UpsellDecision {
        UpsellLifecycle.decide(
            open: open,
            composite: composite,
            category: category,
            cooldown: cooldown,
            clock: noon,
            isEvaluated: isEvaluated,
            bounds: bounds
        )
    }
}
