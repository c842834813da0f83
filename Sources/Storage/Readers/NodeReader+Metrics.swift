import Contracts
import Domain

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

    /// A metric of a campaign over time; nil when there is no such campaign.
    package func series(
        _ question: MetricSeries.Question
    ) async throws(StorageFault) -> AsOf<MetricSeries?> {
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
                    binder.add(question.from.map { question.interval.start(of: $0).iso })
                    binder.add(question.through?.iso)
                },
                { SnapshotRow(&$0) }
            )
            .compactMap { $0 }
            return MetricSeries(
                question,
                rows.map { row in
                    (
                        day: row.day, hour: zone.localHour(at: row.at),
                        values: row.values(of: question.instance)
                    )
                }
            )
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
