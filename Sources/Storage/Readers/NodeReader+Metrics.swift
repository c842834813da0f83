import Contracts
package import Domain

/// The figures of campaigns and companies, now and as snapshots told them. Source: domain §12.
extension NodeReader {
    /// The figures of a campaign as it stands; nil when there is no such campaign.
    package func metrics(
        campaign id: String
    ) async throws(StorageFault) -> AsOf<CampaignMetrics?> {
        try await look { view in try Self.metrics(id, view) }
    }

    /// The figures of the campaign of a cohort; nil when there is no such cohort.
    package func metrics(
        instance id: String
    ) async throws(StorageFault) -> AsOf<CampaignMetrics?> {
        try await look { view in
            try InstanceTable(view.connection).campaign(ofInstance: id)
                .flatMap { try Self.metrics($0, view) }
        }
    }

    /// The figures of a company and its campaigns; nil when there is no such company.
    package func metrics(
        company id: String
    ) async throws(StorageFault) -> AsOf<CompanyMetrics?> {
        try await look { view in
            guard try CompanyTable(view.connection).find(id) != nil else { return nil }
            let table = try CampaignTable(view.connection)
            var campaigns: [CampaignMetrics] = []
            var budgets: [String: Int64] = [:]
            for campaign in try table.ids(company: id) {
                guard let metrics = try Self.metrics(campaign, view) else { continue }
                campaigns.append(metrics)
                let fields = try table.find(campaign)?.fields
                budgets[campaign] = fields?.budgetAllocated?.amount
            }
            return CompanyMetrics(company: id, campaigns: campaigns, budgets: budgets)
        }
    }

    /// A metric of a campaign over time, with the zone that its steps are cut in; nil when there is
    /// no such campaign, and a series of nothing when it has no snapshot.
    ///
    /// Throws `inconsistent` when the series is too long or a sum does not fit.
    package func series(
        _ question: SeriesQuestion
    ) async throws(StorageFault) -> AsOf<(series: ValueSeries?, zone: ZoneTable)?> {
        try await look { view in
            guard let campaign = try CampaignTable(view.connection).find(question.campaign),
                let zone = try CompanyTable(view.connection).find(campaign.company)?.zoneTable
            else { return nil }
            let rows = try view.all(
                """
                SELECT \(SnapshotRow.columns) FROM snapshots WHERE campaign = ?1
                    AND (?2 IS NULL OR day >= ?2) AND (?3 IS NULL OR day <= ?3) ORDER BY seq
                """,
                { binder in
                    binder.add(question.campaign)
                    binder.add(question.from?.iso)
                    binder.add(question.through?.iso)
                },
                { SnapshotRow(&$0) }
            )
            .compactMap { $0 }
            guard let first = question.from ?? rows.first?.day,
                let last = question.through ?? rows.last?.day,
                let dates = CivilRange(first, through: last)
            else { return (nil, zone) }
            let points = rows.map { row in
                ValueSeries.Point(
                    at: row.at,
                    value: row.values(of: question.instance)[question.metric]
                )
            }
            do throws(MoneyFault) {
                let series = try ValueSeries(
                    points,
                    dates: dates,
                    interval: question.interval,
                    aggregate: question.aggregate,
                    zone: zone
                )
                return (series, zone)
            } catch {
                throw StorageFault(.inconsistent, "the series is too long or does not fit 64 bits")
            }
        }
    }

    /// What the guarantees of a campaign came to; nil before its end, or without any.
    package func guaranteeCredit(
        campaign id: String
    ) async throws(StorageFault) -> AsOf<GuaranteeCreditRow?> {
        try await look { view in try SnapshotTable(view.connection).credit(campaign: id) }
    }

    static func metrics(_ id: String, _ view: ReadView) throws(StorageFault) -> CampaignMetrics? {
        let rating = try RatingDesk(view.connection)
        guard let subject = try rating.subject(id),
            let company = try CompanyTable(view.connection).find(subject.campaign.company)
        else { return nil }
        let clock = try view.clock()
        return try MetricTables(view.connection, rating: rating).desk.report(
            subject,
            zone: company.zoneTable,
            clock: clock,
            windowEnd: company.zoneTable.localDate(at: clock)
        )
    }
}

extension SnapshotRow {
    /// The figures of the campaign, or of one of its cohorts.
    func values(of instance: String?) -> MetricValues {
        guard let instance else { return values }
        let cohorts = (body["instances"]?.array ?? []).compactMap(\.object)
        let own = cohorts.first { $0["instanceId"]?.string == instance }
        return MetricValues(json: own?["metrics"]?.object ?? [:])
    }
}
