/// What the upsell score of a campaign is made of; nil is not known.
///
/// Source: domain §10.1.
package struct UpsellFacts: Hashable, Sendable {
    /// u: use of the limit in basis points, 0–20000.
    package let utilizationBp: Int64
    /// S: the social return in hundredths, if known.
    package let sroi: Int64?
    /// V: the volunteer impact score, 0–100, if known.
    package let vis: Int64?
    /// e: sessions of the last 7 dates per 100 active volunteers.
    package let engagement: Int64
    /// r: spending in basis points of the budget; nil without a budget.
    package let spendBp: Int64?

    /// The facts from the numbers of a campaign.
    ///
    /// `sessions` are those of the trailing 7 local dates, `volunteers` the distinct active ones.
    package init(
        used: Int64,
        limit: Int64,
        sroi: Int64?,
        vis: Int64?,
        sessions: Int64,
        volunteers: Int64,
        spentMinor: Int64,
        budgetMinor: Int64
    ) {
        utilizationBp = Self.boundedUtilization(used: used, limit: limit)
        self.sroi = sroi
        self.vis = vis
        engagement = Arithmetic.floorOfProduct(100, sessions, over: volunteers) ?? 0
        spendBp = Arithmetic.floorOfProduct(spentMinor, 10_000, over: budgetMinor)
    }

    /// The facts as the scores read them.
    package init(
        utilizationBp: Int64,
        sroi: Int64?,
        vis: Int64?,
        engagement: Int64,
        spendBp: Int64?
    ) {
        self.utilizationBp = utilizationBp
        self.sroi = sroi
        self.vis = vis
        self.engagement = engagement
        self.spendBp = spendBp
    }

    /// Use in basis points, at most 20000, also where a limit of 0 makes it endless.
    package static func boundedUtilization(used: Int64, limit: Int64) -> Int64 {
        guard limit > 0 else { return used == 0 ? 0 : 20_000 }
        return min(20_000, Arithmetic.floorOfProduct(used, 10_000, over: limit) ?? 20_000)
    }
}
