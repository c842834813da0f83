import Domain
import Testing

@Suite("Use of quotas")
struct QuotaUseTests {
    private func quota(
        _ limit: Int64,
        _ alertPcts: [Int64] = Quota.standardAlertPcts,
        period: Quota.Period = .total
    ) -> Quota {
        Quota(
            id: "quo_veridia_1_1",
            scope: .campaign,
            scopeRef: "cam-1",
            metric: .volunteers,
            period: period,
            limit: limit,
            hardness: .soft,
            alertPcts: alertPcts
        )
    }

    @Test func `a percentage is told once, and again after use was five points below`() {
        let found = quota(20)
        var use = QuotaUse(periodStart: nil, use: 15)
        #expect(use.settle(found).isEmpty)
        #expect(use.apply(1, found).crossed == [80])
        #expect(use.apply(0, found).isEmpty)
        #expect(use.apply(-1, found).rearmed == [80])
        #expect(use.crossedPcts == [])
        #expect(use.apply(1, found).crossed == [80])
        #expect(use.apply(4, found).crossed == [100])
        #expect(use.apply(-1, found).rearmed == [100])
        #expect(use.crossedPcts == [80])
    }

    @Test func `just above five points below nothing is armed again`() {
        let found = quota(50)
        var use = QuotaUse(periodStart: nil, use: 40, crossedPcts: [80])
        #expect(use.apply(-2, found).isEmpty)
        #expect(use.apply(2, found).isEmpty)
        #expect(use.apply(-3, found).rearmed == [80])
    }

    @Test func `several percentages can be reached at once`() {
        let found = quota(10, [150, 50, 100])
        var use = QuotaUse(periodStart: nil)
        #expect(use.apply(15, found).crossed == [50, 100, 150])
        let change = use.apply(-12, found)
        #expect(change.rearmed == [50, 100, 150])
        #expect(change.crossed.isEmpty)
        #expect(use.crossedPcts.isEmpty)
    }

    @Test func `percentages are compared as products, never rounded`() {
        let found = quota(3, [66, 67])
        var use = QuotaUse(periodStart: nil)
        #expect(use.apply(2, found).crossed == [66])
        let large = quota(.max, [100])
        var huge = QuotaUse(periodStart: nil, use: .max - 1)
        #expect(huge.settle(large).isEmpty)
        #expect(huge.apply(1, large).crossed == [100])
    }

    @Test func `any use reaches every percentage of nothing`() {
        let none = quota(0)
        var use = QuotaUse(periodStart: nil)
        #expect(use.settle(none).isEmpty)
        #expect(use.apply(1, none).crossed == [80, 100])
        #expect(use.apply(-1, none).rearmed == [80, 100])
    }

    @Test func `what leaves and comes in one record is not told`() {
        let found = quota(10)
        var use = QuotaUse(periodStart: nil, use: 10, crossedPcts: [80, 100])
        use.add(-3)
        use.add(3)
        #expect(use.settle(found).isEmpty)
    }

    @Test func `another limit and other percentages are compared at once`() {
        var found = quota(100)
        var use = QuotaUse(periodStart: nil)
        #expect(use.apply(60, found).isEmpty)
        found.limit = 60
        #expect(use.settle(found).crossed == [80, 100])
        found.limit = 75
        #expect(use.settle(found).rearmed == [100])
        #expect(use.settle(quota(75, [50, 100])).crossed == [50])
        #expect(use.crossedPcts == [50])
    }

    @Test func `an inactive quota counts and tells nothing`() {
        var found = quota(10)
        found.isActive = false
        var use = QuotaUse(periodStart: nil)
        #expect(use.apply(10, found).isEmpty)
        #expect(use.use == 10)
        found.isActive = true
        #expect(use.settle(found).crossed == [80, 100])
    }

    @Test func `a new period starts with nothing told and with what was dated ahead`() throws {
        let found = quota(10, period: .week)
        let sunday = try Given.day("2026-03-15")
        let monday = try Given.day("2026-03-16")
        var use = QuotaUse(starting: found, on: sunday)
        #expect(use.periodStart?.iso == "2026-03-09")
        #expect(use.apply(10, found).crossed == [80, 100])
        #expect(use.covers(sunday, of: found) && !use.covers(monday, of: found))
        use = QuotaUse(starting: found, on: monday, use: 8)
        #expect(use.crossedPcts.isEmpty)
        #expect(use.settle(found).crossed == [80])
        #expect(QuotaUse(starting: quota(10), on: monday).covers(sunday, of: quota(10)))
    }

    @Test(arguments: 0..<300)
    func `between two tellings of a percentage use was five points below it`(seed: Int) {
        var random = SplitMix(seed: seed)
        let found = quota(
            random.int(0...30),
            (0..<random.int(0...5)).map { _ in random.int(1...150) }
        )
        var use = QuotaUse(periodStart: nil)
        var armed = Set(found.alertPcts)
        for _ in 0..<100 {
            let delta = random.int(max(-use.use, -6)...6)
            let change = use.apply(delta, found)
            for percent in found.alertPcts {
                let isReached =
                    found.limit > 0
                    ? use.use * 100 >= found.limit * percent : use.use > 0
                let isBelow = use.use * 100 <= found.limit * (percent - 5)
                let wasArmed = armed.contains(percent)
                #expect(change.crossed.contains(percent) == (wasArmed && isReached))
                #expect(change.rearmed.contains(percent) == (!wasArmed && isBelow))
                if wasArmed && isReached { armed.remove(percent) }
                if !wasArmed && isBelow { armed.insert(percent) }
            }
            #expect(Set(use.crossedPcts) == Set(found.alertPcts).subtracting(armed))
            #expect(use.crossedPcts == use.crossedPcts.sorted())
            var again = use
            #expect(again.settle(found).isEmpty && again == use)
        }
    }
}
