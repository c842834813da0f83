import Contracts
package import Domain

/// Plans, spending, forecasts, comparison and programs. Source: domain §17.
extension NodeReader {
    /// How a campaign stands; nil when there is no such campaign.
    ///
    /// Throws `inconsistent` when a figure does not fit 64 bits.
    package func analytics(
        campaign id: String
    ) async throws(StorageFault) -> AsOf<CampaignAnalytics?> {
        try await look { view in
            guard let subject = try RatingDesk(view.connection).subject(id),
                let metrics = try Self.metrics(id, view),
                let zone = try CompanyTable(view.connection).find(metrics.company)?.zoneTable
            else { return nil }
            let outcomes = try OutcomeTable(view.connection).find(campaign: id)
            let forecast = try ForecastTable(view.connection).last(campaign: id)
            let clock = try view.clock()
            do throws(MoneyFault) {
                let days = Self.days(subject, zone, clock)
                let (spent, value) = (metrics.values[.spent], metrics.values[.socialValue])
                var efficiency: Int64?
                if let spent, let value, metrics.hasScores {
                    efficiency = try SpendEfficiency.returnBp(
                        socialValueMinor: value,
                        spentMinor: spent
                    )
                }
                return CampaignAnalytics(
                    metrics: metrics,
                    days: days,
                    plans: try Self.plans(subject.campaign.fields, metrics.values, days),
                    returnBp: efficiency,
                    costPerOutcome: try Self.costs(outcomes, spentMinor: spent),
                    forecast: forecast
                )
            } catch {
                throw StorageFault(.inconsistent, "a figure of \(id) does not fit 64 bits")
            }
        }
    }

    /// The forecasts of a campaign, latest first; nil when there is no such campaign.
    package func forecasts(
        campaign id: String,
        limit: Int64
    ) async throws(StorageFault) -> AsOf<[ForecastRow]?> {
        try await look { view in
            guard try CampaignTable(view.connection).find(id) != nil else { return nil }
            return try view.all(
                """
                SELECT \(ForecastRow.columns) FROM forecasts WHERE campaign = ?
                ORDER BY day DESC LIMIT ?
                """,
                { binder in
                    binder.add(id)
                    binder.add(limit)
                },
                { ForecastRow(&$0) }
            )
            .compactMap { $0 }
        }
    }

    /// The latest forecasts of a company's live campaigns, by campaign; nil for no such company.
    package func forecasts(
        company id: String
    ) async throws(StorageFault) -> AsOf<[ForecastRow]?> {
        try await look { view in
            guard try CompanyTable(view.connection).find(id) != nil else { return nil }
            let table = try ForecastTable(view.connection)
            let live = try view.all(
                """
                SELECT id FROM campaigns WHERE company = ?
                    AND status IN ('recruiting', 'active', 'paused') ORDER BY id
                """,
                { $0.add(id) },
                { $0.text() }
            )
            var rows: [ForecastRow] = []
            for campaign in live {
                if let row = try table.last(campaign: campaign) { rows.append(row) }
            }
            return rows
        }
    }

    /// A company's campaigns compared with those of the same type of program, by type; nil when
    /// there is no such company.
    package func comparison(
        company id: String,
        by figure: CampaignRanking.Figure
    ) async throws(StorageFault) -> AsOf<[(type: ProgramType, ranking: CampaignRanking)]?> {
        try await look { view in
            guard try CompanyTable(view.connection).find(id) != nil else { return nil }
            let entries = try Self.programs(company: id, view).compactMap { program in
                program.type.map { type in
                    CampaignRanking.Entry(
                        campaign: program.metrics.campaign,
                        programType: type,
                        sroi: program.metrics.values[.sroi],
                        utilizationBp: program.metrics.values[.utilizationBp]
                    )
                }
            }
            return ProgramType.allCases.compactMap { type in
                let ranking = CampaignRanking(entries, among: type, by: figure)
                return ranking.places.isEmpty ? nil : (type, ranking)
            }
        }
    }

    /// What programs achieve over their campaigns, by key; nil when there is no such company.
    ///
    /// Throws `inconsistent` when a figure does not fit 64 bits.
    package func programs(
        _ question: ProgramQuestion
    ) async throws(StorageFault) -> AsOf<[ProgramAnalytics]?> {
        try await look { view in
            if let company = question.company,
                try CompanyTable(view.connection).find(company) == nil
            {
                return nil
            }
            let entries = try Self.programs(company: question.company, view)
                .compactMap { $0.entry(by: question.key) }
            do throws(MoneyFault) {
                return try ProgramAnalytics.rows(entries)
            } catch {
                throw StorageFault(.inconsistent, "a figure does not fit 64 bits")
            }
        }
    }

    /// A campaign that was agreed on, with what it belongs to.
    private struct Program {
        let metrics: CampaignMetrics
        let version: String?
        let group: String?
        let type: ProgramType?

        func entry(by key: ProgramQuestion.Key) -> ProgramAnalytics.Entry? {
            let name: String?
            switch key {
            case .version: name = version
            case .group: name = group
            case .type: name = type?.rawValue
            }
            let values = metrics.values
            return name.map { name in
                ProgramAnalytics.Entry(
                    key: name,
                    company: metrics.company,
                    learners: values[.everBeneficiaries] ?? 0,
                    completed: values[.completed] ?? 0,
                    withdrawn: values[.withdrawn] ?? 0,
                    utilizationBp: values[.utilizationBp],
                    currency: metrics.currency,
                    socialValueMinor: metrics.hasScores ? values[.socialValue] : nil,
                    investmentMinor: values[.investment] ?? values[.spent] ?? 0
                )
            }
        }
    }

    private static func programs(
        company: String?,
        _ view: ReadView
    ) throws(StorageFault) -> [Program] {
        let (campaigns, catalog) = (
            try CampaignTable(view.connection), try CatalogTable(view.connection)
        )
        let ids = try view.all(
            """
            SELECT id FROM campaigns WHERE (?1 IS NULL OR company = ?1) AND status <> 'draft'
            ORDER BY id
            """,
            { $0.add(company) },
            { $0.text() }
        )
        var programs: [Program] = []
        for id in ids {
            guard let fields = try campaigns.find(id)?.fields,
                let metrics = try metrics(id, view)
            else { continue }
            let version = try fields.templateVersionId.flatMap { id throws(StorageFault) in
                try catalog.version(id)
            }
            programs.append(
                Program(
                    metrics: metrics,
                    version: fields.templateVersionId,
                    group: fields.groupId,
                    type: version?.programType
                )
            )
        }
        return programs
    }

    private static func days(
        _ subject: RatingDesk.Subject,
        _ zone: ZoneTable,
        _ clock: Instant
    ) -> CampaignDays {
        var dates: [CivilDate] = []
        for interval in subject.active {
            // The moment at which it stopped is no active one.
            let last = interval.until.map { Instant(ms: $0.ms - 1) } ?? clock
            var date = zone.localDate(at: interval.from)
            while date <= zone.localDate(at: last) {
                dates.append(date)
                date = date.adding(days: 1)
            }
        }
        return CampaignDays(
            active: dates,
            today: zone.localDate(at: clock),
            endDate: subject.campaign.fields.endDate
        )
    }

    private static func plans(
        _ fields: CampaignFields,
        _ values: MetricValues,
        _ days: CampaignDays
    ) throws(MoneyFault) -> [(plan: CampaignAnalytics.Plan, standing: PlanStanding)] {
        var plans: [(plan: CampaignAnalytics.Plan, standing: PlanStanding)] = []
        for plan in CampaignAnalytics.Plan.allCases {
            let total: Int64?
            let actual: Int64?
            switch plan {
            case .budget: (total, actual) = (fields.budgetAllocated?.amount, values[.spent])
            case .sessions: (total, actual) = (fields.maxSessions, values[.sessions])
            case .learners: (total, actual) = (fields.targetBeneficiaries, values[.reached])
            }
            guard let total, let actual else { continue }
            plans.append((plan, try PlanStanding(total: total, actual: actual, days: days)))
        }
        return plans
    }

    private static func costs(
        _ outcomes: [LearnerOutcomeRow],
        spentMinor: Int64?
    ) throws(MoneyFault) -> [(dimension: OutcomeDimension, minor: Int64)] {
        guard let spentMinor else { return [] }
        var costs: [(dimension: OutcomeDimension, minor: Int64)] = []
        for dimension in OutcomeDimension.allCases {
            let rises = outcomes.filter { $0.dimension == dimension }
                .compactMap(\.outcome.deltaBp)
            let minor = try SpendEfficiency.costPerOutcomeMinor(
                spentMinor: spentMinor,
                improved: SpendEfficiency.improved(risesBp: rises)
            )
            if let minor { costs.append((dimension, minor)) }
        }
        return costs
    }
}
