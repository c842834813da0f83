import Contracts
import Domain

/// Daily figures of campaigns and companies over time. Source: domain §17.
extension NodeReader {
    /// Daily figures by date, week or month; nil when there is no such campaign or company.
    ///
    /// Throws `inconsistent` when the series is too long or a sum does not fit.
    package func figures(
        _ question: FigureQuestion
    ) async throws(StorageFault) -> AsOf<FigureSeries?> {
        try await look { view in
            guard let ground = try Self.ground(question.subject, view) else { return nil }
            let clock = try view.clock()
            let today = ground.zone.localDate(at: clock)
            let made = ground.zone.localDate(at: ground.madeAt)
            guard
                let dates = CivilRange(
                    question.from ?? min(made, today),
                    through: question.through ?? max(question.from ?? today, today)
                ), let known = CivilRange(min(made, today), through: today)
            else { return nil }
            let table = try MetricDayTable(view.connection)
            let days = FigureDays(
                counts: try Self.counts(question.subject, dates, view),
                uses: try ground.campaign.map { id throws(StorageFault) in
                    try table.uses(campaign: id, in: dates)
                } ?? [],
                known: known
            )
            let steps = try Self.steps(question, days, dates, ground.zone)
            return FigureSeries(
                figures: question.figures,
                model: ground.model,
                currency: ground.currency,
                steps: steps
            )
        }
    }

    /// Where a series stands: whose it is, since when, and how its dates are cut.
    private struct Ground {
        let zone: ZoneTable
        let madeAt: Instant
        var campaign: String?
        var model: PricingModel?
        var currency: Currency?
    }

    private static func ground(
        _ subject: FigureQuestion.Subject,
        _ view: ReadView
    ) throws(StorageFault) -> Ground? {
        let companies = try CompanyTable(view.connection)
        switch subject {
        case .company(let id):
            guard let company = try companies.find(id) else { return nil }
            return Ground(zone: company.zoneTable, madeAt: company.createdAt)
        case .campaign(let id):
            guard let campaign = try CampaignTable(view.connection).find(id),
                let company = try companies.find(campaign.company)
            else { return nil }
            return Ground(
                zone: company.zoneTable,
                madeAt: campaign.createdAt,
                campaign: id,
                model: try CapacityTable(view.connection).find(campaign: id)?.model,
                currency: campaign.fields.currency ?? .eur
            )
        }
    }

    private static func counts(
        _ subject: FigureQuestion.Subject,
        _ dates: CivilRange,
        _ view: ReadView
    ) throws(StorageFault) -> [CivilDate: DayCounts] {
        let sums = DayCounter.allCases.map { "sum(\($0.rawValue))" }.joined(separator: ", ")
        let whose: String
        let key: String
        switch subject {
        case .campaign(let id): (whose, key) = ("campaign = ?", id)
        case .company(let id):
            (whose, key) = ("campaign IN (SELECT id FROM campaigns WHERE company = ?)", id)
        }
        let rows = try view.all(
            "SELECT day, \(sums) FROM day_counts WHERE \(whose) AND day >= ? AND day <= ?"
                + " GROUP BY day",
            { binder in
                binder.add(key)
                binder.add(dates.first.iso)
                binder.add(dates.last.iso)
            },
            { row in
                let day = CivilDate(iso: row.text())
                return (day, DayCounts(counts: DayCounter.allCases.map { _ in row.int() }))
            }
        )
        let dated = rows.compactMap { day, counts in day.map { ($0, counts) } }
        return Dictionary(dated, uniquingKeysWith: { $1 })
    }

    private static func steps(
        _ question: FigureQuestion,
        _ days: FigureDays,
        _ dates: CivilRange,
        _ zone: ZoneTable
    ) throws(StorageFault) -> [FigureSeries.Step] {
        do throws(MoneyFault) {
            guard dates.dayCount <= ValueSeries.maximumSteps else { throw .outOfRange }
            var columns: [ValueSeries] = []
            for figure in question.figures {
                let points = days.values(of: figure, in: dates).map { date, value in
                    ValueSeries.Point(at: zone.localMidnight(of: date), value: value)
                }
                columns.append(
                    try ValueSeries(
                        points,
                        dates: dates,
                        interval: question.interval,
                        aggregate: question.aggregate(of: figure),
                        zone: zone
                    )
                )
            }
            return (columns.first?.steps ?? []).indices.map { index in
                FigureSeries.Step(
                    from: zone.dayBegun(at: columns[0].steps[index].from),
                    values: columns.map { $0.steps[index].value }
                )
            }
        } catch {
            throw StorageFault(
                .inconsistent,
                "the series has more than \(ValueSeries.maximumSteps) dates or does not fit 64"
                    + " bits"
            )
        }
    }
}
