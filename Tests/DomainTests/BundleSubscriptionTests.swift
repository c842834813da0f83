import Domain
import Testing

@Suite("Bundle subscriptions")
struct BundleSubscriptionTests {
    private func subscription(
        _ shares: [String: Int64] = [:],
        price: Int64 = 1_000_000,
        status: SubscriptionStatus = .active
    ) throws -> BundleSubscription {
        try #require(
            BundleSubscription(
                id: "sub-veridia",
                company: "veridia",
                sku: "B500",
                quantity: 1,
                annualPrice: Money(amount: price, currency: .eur),
                learnersSupported: 500,
                period: try Given.range("2026-01-01", "2026-12-31"),
                status: status,
                shares: shares
            )
        )
    }

    @Test(arguments: [(Int64(3333), Int64(166)), (2000, 100), (2500, 125), (1, 0), (10_000, 500)])
    func `a share is worth whole learners, rounded down`(_ share: Int64, _ limit: Int64) throws {
        let today = try Given.day("2026-04-15")
        #expect(try subscription().ownLimit(shareBp: share, today: today) == limit)
    }

    @Test(arguments: SubscriptionStatus.allCases)
    func `it serves while active or past due and in its period`(
        _ status: SubscriptionStatus
    ) throws {
        let found = try subscription(status: status)
        let inside = try Given.day("2026-12-31")
        let outside = try Given.day("2027-01-01")
        let serves = status == .active || status == .pastDue
        #expect(found.ownLimit(shareBp: 2000, today: inside) == (serves ? 100 : 0))
        #expect(found.ownLimit(shareBp: 2000, today: outside) == 0)
    }

    @Test func `shares make the whole at most, each campaign counted once`() throws {
        let found = try subscription(["a": 2000, "b": 2000, "c": 2500])
        #expect(found.unallocatedBp == 3500)
        #expect(!found.isOverAllocated(with: 3500, of: "d"))
        #expect(found.isOverAllocated(with: 3501, of: "d"))
        #expect(!found.isOverAllocated(with: 5500, of: "b"))
    }

    @Test func `planning is told everything that speaks against a share`() throws {
        let found = try subscription(["a": 9000], status: .canceled)
        let dates = try Given.range("2026-12-01", "2027-01-01")
        #expect(
            found.refusals(shareBp: 1001, campaign: "b", company: "veridia", dates: dates) == [
                .subscriptionInactive, .outsideSubscriptionPeriod, .bundleOverAllocated,
            ]
        )
        #expect(
            found.refusals(shareBp: 1, campaign: "b", company: "northlight", dates: dates)
                == [.subscriptionInactive]
        )
        var facts = try CampaignFacts.sound()
        facts.model = .bundle
        facts.startDate = facts.today
        facts.endDate = dates.last
        facts.subscription = found.guardFacts(shareBp: 1001, campaign: "b")
        #expect(
            CampaignGuards.failing(.e1, facts) == [
                .subscriptionInactive, .outsideSubscriptionPeriod, .bundleOverAllocated,
            ]
        )
    }

    @Test func `shares and the rest are worth the whole price`() throws {
        let found = try subscription(["a": 3333, "b": 3333, "c": 3333], price: 10_000)
        let values = try #require(found.shareValues())
        #expect(values.campaigns == ["a": 3333, "b": 3333, "c": 3333])
        #expect(values.unallocated == 1)
        let fixture = try subscription(["a": 2000, "b": 2000, "c": 2500])
        #expect(fixture.shareValues()?.unallocated == 350_000)
    }

    @Test(arguments: 0..<200)
    func `values of shares add up to the price`(seed: Int) throws {
        var random = SplitMix(seed: seed)
        var shares: [String: Int64] = [:]
        var left: Int64 = 10_000
        for index in 0..<random.int(0...9) {
            let share = random.int(0...left)
            shares["c-\(index)"] = share
            left -= share
        }
        let price = random.int(1...999_999_999)
        let found = try subscription(shares, price: price)
        let values = try #require(found.shareValues())
        #expect(values.campaigns.values.reduce(0, +) + values.unallocated == price)
    }
}
