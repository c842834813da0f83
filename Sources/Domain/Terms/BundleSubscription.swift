/// A number of learners a year that a company bought, shared by its campaigns.
///
/// Source: domain §2, §7.7, §9.1.
package struct BundleSubscription: Hashable, Sendable {
    /// The id.
    package let id: String
    /// The company.
    package let company: String
    /// The item of the price book.
    package let sku: String
    /// How many of it, 1 or more.
    package var quantity: Int64
    /// The price of one for the period.
    package let annualPrice: Money
    /// The learners that one supports.
    package let learnersSupported: Int64
    /// The dates it covers.
    package var period: CivilRange
    /// Its state.
    package var status: SubscriptionStatus
    /// Whether campaigns lend each other.
    package var borrowing: SubscriptionBorrowing
    /// The share of each campaign that left draft in basis points: its largest, current or pending.
    package var shares: [String: Int64]

    /// The whole, in basis points.
    package static let wholeBp: Int64 = 10_000

    /// A subscription, or nil when a number is below 1 or the price not above 0.
    package init?(
        id: String,
        company: String,
        sku: String,
        quantity: Int64,
        annualPrice: Money,
        learnersSupported: Int64,
        period: CivilRange,
        status: SubscriptionStatus = .active,
        borrowing: SubscriptionBorrowing = .none,
        shares: [String: Int64] = [:]
    ) {
        guard quantity >= 1, annualPrice.amount > 0, learnersSupported >= 1 else { return nil }
        self.id = id
        self.company = company
        self.sku = sku
        self.quantity = quantity
        self.annualPrice = annualPrice
        self.learnersSupported = learnersSupported
        self.period = period
        self.status = status
        self.borrowing = borrowing
        self.shares = shares
    }

    /// The learners of all its units; nil when they do not fit.
    package var learners: Int64? {
        Arithmetic.roundHalfAway(product: learnersSupported, quantity, over: 1)
    }

    /// The price of all its units in minor units; nil when it does not fit.
    package var priceMinor: Int64? {
        Arithmetic.roundHalfAway(product: annualPrice.amount, quantity, over: 1)
    }

    /// What a share is worth in learners today, rounded down; 0 while it does not serve.
    package func ownLimit(shareBp: Int64, today: CivilDate) -> Int64 {
        guard status.serves, period.contains(today), let learners else { return 0 }
        return Arithmetic.floorOfProduct(learners, shareBp, over: Self.wholeBp) ?? 0
    }

    /// What no campaign has, in basis points, never below 0.
    package var unallocatedBp: Int64 { max(0, Self.wholeBp - allocatedBp(without: nil)) }

    /// Whether the shares exceed the whole once a campaign has a share in place of its own.
    package func isOverAllocated(with shareBp: Int64, of campaign: String) -> Bool {
        Arithmetic.saturatingSum(allocatedBp(without: campaign), shareBp) > Self.wholeBp
    }

    /// What planning a campaign asks of it.
    package func guardFacts(
        shareBp: Int64,
        campaign: String
    ) -> CampaignGuardFacts.Subscription {
        CampaignGuardFacts.Subscription(
            isActive: status.serves,
            periodStart: period.first,
            periodEnd: period.last,
            isOverAllocated: isOverAllocated(with: shareBp, of: campaign)
        )
    }

    /// What speaks against a share for a campaign of these dates and this company.
    ///
    /// A subscription of another company is none, so it counts as inactive.
    package func refusals(
        shareBp: Int64,
        campaign: String,
        company: String,
        dates: CivilRange
    ) -> [ReasonCode] {
        guard company == self.company else { return [.subscriptionInactive] }
        var refusals: [ReasonCode] = []
        if !status.serves { refusals.append(.subscriptionInactive) }
        if !period.contains(dates) { refusals.append(.outsideSubscriptionPeriod) }
        if isOverAllocated(with: shareBp, of: campaign) { refusals.append(.bundleOverAllocated) }
        return refusals
    }

    /// What every share and the unallocated rest are worth; together exactly the whole price.
    ///
    /// nil when an amount does not fit or the shares exceed the whole.
    package func shareValues() -> (campaigns: [String: Int64], unallocated: Int64)? {
        guard let priceMinor, allocatedBp(without: nil) <= Self.wholeBp else { return nil }
        let ids = shares.keys.sorted()
        let parts = ids.map { shares[$0] ?? 0 } + [unallocatedBp]
        let exact = parts.map {
            Fraction(Int128(priceMinor) * Int128($0), over: Self.wholeBp)
        }
        guard let amounts = Arithmetic.largestRemainder(exact), let rest = amounts.last else {
            return nil
        }
        let values = Dictionary(uniqueKeysWithValues: zip(ids, amounts))
        return (values, rest)
    }

    private func allocatedBp(without campaign: String?) -> Int64 {
        shares.reduce(0) { sum, share in
            share.key == campaign ? sum : Arithmetic.saturatingSum(sum, share.value)
        }
    }
}
