import Domain

/// What contracts cost, how they are used and what should be done about them. Source: domain §9.3.
extension NodeReader {
    /// The pricing report of a company, of all its campaigns or of one; nil when there is no such
    /// company, and without campaigns when the one that was asked for is not the company's.
    ///
    /// Computed from what is kept added up: a campaign costs the same whatever its size. Throws
    /// `inconsistent` when a sum does not fit 64 bits.
    package func pricing(
        company id: String,
        campaign: String? = nil
    ) async throws(StorageFault) -> AsOf<CompanyPricing?> {
        try await look { view in
            try Self.pricing(company: id, only: campaign, view)
        }
    }

    /// The pricing insights of one campaign; nil when there is no such campaign.
    package func pricing(
        campaign id: String
    ) async throws(StorageFault) -> AsOf<CompanyPricing?> {
        try await look { view in
            guard let campaign = try CampaignTable(view.connection).find(id) else { return nil }
            return try Self.pricing(company: campaign.company, only: id, view)
        }
    }

    /// What sales was told last of a campaign's contract; nil for one that is not looked at.
    package func pricingSignal(
        campaign id: String
    ) async throws(StorageFault) -> AsOf<PricingSignalRow?> {
        try await look { view in try PricingSignalTable(view.connection).find(campaign: id) }
    }

    private static func pricing(
        company id: String,
        only campaign: String?,
        _ view: ReadView
    ) throws(StorageFault) -> CompanyPricing? {
        guard let zone = try CompanyTable(view.connection).find(id)?.zoneTable else { return nil }
        let rating = try RatingDesk(view.connection)
        let tables = try MetricTables(view.connection, rating: rating)
        let clock = try view.clock()
        let today = zone.localDate(at: clock)
        var found: [CampaignPricing] = []
        var unknown: [String] = []
        let all = try CampaignTable(view.connection).ids(company: id)
        for one in all where campaign == nil || one == campaign {
            guard let subject = try rating.subject(one) else { continue }
            let insight = try tables.insights.insight(
                subject,
                zone: zone,
                clock: clock,
                windowEnd: today
            )
            guard let insight else {
                unknown.append(one)
                continue
            }
            let vis = try tables.snapshots.last(campaign: one)?.values.performanceVIS
            found.append(CampaignPricing(subject, insight, vis: vis, on: today))
        }
        return try CompanyPricing(company: id, campaigns: found, unknown: unknown)
    }
}
