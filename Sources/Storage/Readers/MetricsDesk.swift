import Contracts
package import Domain

/// Computes the figures of a campaign from its counters and tables.
///
/// The engine takes snapshots with it, and readers ask it how a campaign stands. Counters that a
/// turn holds must be written first. Source: domain §12.
package final class MetricsDesk {
    private let rollups: RollupTable
    private let people: PersonMetricsTable
    private let outcomes: OutcomeTable
    private let days: MetricDayTable
    private let dayCounts: DayCountTable
    private let charges: ChargeDesk
    private let catalog: CatalogTable
    private let spans: SQLStatement

    init(
        _ connection: OpaquePointer,
        rollups: RollupTable,
        people: PersonMetricsTable,
        outcomes: OutcomeTable,
        days: MetricDayTable,
        dayCounts: DayCountTable,
        charges: ChargeDesk
    ) throws(StorageFault) {
        self.rollups = rollups
        self.people = people
        self.outcomes = outcomes
        self.days = days
        self.dayCounts = dayCounts
        self.charges = charges
        catalog = try CatalogTable(connection)
        spans = try SQLStatement(
            connection,
            """
            SELECT participant, instance, enrolled_at, ended_at FROM enrollments
            WHERE campaign = ? AND role = 'volunteer' AND coalesce(end_reason, '') <> 'voided'
            """
        )
    }

    /// The price book that a campaign's social values and hours are priced with: that of its start.
    ///
    /// nil for a currency without any. Source: domain §9.2.
    package func book(of campaign: CampaignRow) throws(StorageFault) -> PriceBook? {
        let currency = campaign.fields.currency ?? .eur
        return try catalog.priceBooks(currency)
            .book(of: currency, on: campaign.fields.startDate ?? CivilDate(dayNumber: 0))
    }

    /// The figures of a campaign as of a moment; trailing windows end on a local date.
    package func report(
        _ subject: RatingDesk.Subject,
        zone: ZoneTable,
        clock: Instant,
        windowEnd: CivilDate
    ) throws(StorageFault) -> CampaignMetrics {
        let campaign = subject.campaign
        let kept = try rollups.find(campaign: campaign.id)
        let whole = kept[RollupTable.whole] ?? Rollup()
        let book = try book(of: campaign)
        let charge = try charges.charge(subject, zone: zone, clock: clock)
        let spent = charge.flatMap { SeatRating.total([$0.totalMinor, whole[.costMinor]]) }
        var figures = RollupFigures(hourValueMinor: book?.items.volunteerHourMinor)
        figures.retention = try retention(campaign.id, clock)
        figures.impact = try impact(campaign, kept, zone, windowEnd)
        var values = figures.values(whole, instance: RollupTable.whole, spentMinor: spent)
        values[.charged] = charge?.totalMinor
        values[.costs] = whole[.costMinor]
        try addUse(subject.capacity, today: zone.localDate(at: clock), to: &values)
        values[.recentSessions] = try recentSessions(campaign.id, through: windowEnd)
        values[.engagement] = whole.engagement(
            volunteersAimed: campaign.fields.targetVolunteers,
            beneficiariesAimed: campaign.fields.targetBeneficiaries
        )
        values[.budgetUseBp] = spent.flatMap { spent in
            campaign.fields.budgetAllocated.flatMap {
                Arithmetic.floorOfProduct(spent, 10_000, over: $0.amount)
            }
        }
        let ids = subject.capacity.cohorts.map(\.id)
        let shares = spent.flatMap { Self.shares(of: $0, ids, kept) }
        var counts: [InstanceStatus: Int64] = [:]
        for cohort in subject.capacity.cohorts { counts[cohort.status, default: 0] += 1 }
        return CampaignMetrics(
            campaign: campaign.id,
            company: campaign.company,
            name: campaign.fields.name,
            status: campaign.status,
            currency: subject.currency,
            model: subject.capacity.model,
            values: values,
            instances: ids.map { id in
                (id, figures.values(kept[id] ?? Rollup(), instance: id, spentMinor: shares?[id]))
            },
            instanceCounts: counts,
            learnersMinor: charge?.learnersMinor,
            hasScores: whole[.scored] > 0
        )
    }

    /// The sessions of the 7 local dates that end on one.
    package func recentSessions(
        _ campaign: String,
        through end: CivilDate
    ) throws(StorageFault) -> Int64 {
        let week = CivilRange(from: end.adding(days: -6), dayCount: 7)
        return try dayCounts.sessions(campaign: campaign, in: week)
    }

    private func addUse(
        _ capacity: CapacityRow,
        today: CivilDate,
        to values: inout MetricValues
    ) throws(StorageFault) {
        let room = capacity.room
        values[.activeVolunteers] = capacity.volunteers
        values[.activeBeneficiaries] = capacity.beneficiaries
        values[.used] = room.used
        values[.limit] = room.limit
        values[.cap] = room.cap
        values[.utilizationBp] = room.utilizationBp
        values[.peakUsed] = max(capacity.peakUsed, room.used)
        values[.waiting] = capacity.waiting
        let last = try days.use(campaign: capacity.campaign, through: today)
        values[.peakUsedToday] = last.map { $0.day == today ? $0.peak : $0.used } ?? room.used
    }

    /// What was spent, shared over the learners whom cohorts reached; those without a cohort keep
    /// the rest.
    private static func shares(
        of spentMinor: Int64,
        _ ids: [String],
        _ kept: [String: Rollup]
    ) -> [String: Int64]? {
        let reached = ids.map { kept[$0]?[.reached] ?? 0 }
        let all = kept[RollupTable.whole]?[.reached] ?? 0
        let rest = max(0, reached.reduce(all) { $0 - $1 })
        guard let shares = SocialReturn.shares(of: spentMinor, over: reached + [rest]) else {
            return nil
        }
        return Dictionary(uniqueKeysWithValues: zip(ids, shares))
    }

    /// Retention of the campaign and of each cohort.
    private func retention(
        _ campaign: String,
        _ clock: Instant
    ) throws(StorageFault) -> [String: Int64] {
        let rows = try spans.all(
            { $0.add(campaign) },
            { row in
                let (person, instance) = (row.text(), row.optionalText())
                let from = Instant(ms: row.int())
                let until = row.optionalInt().map { Instant(ms: $0) }
                return (person, instance, VolunteerRetention.Span(from: from, until: until))
            }
        )
        var byPlace: [String: [String: [VolunteerRetention.Span]]] = [:]
        for (person, instance, span) in rows {
            byPlace[RollupTable.whole, default: [:]][person, default: []].append(span)
            if let instance { byPlace[instance, default: [:]][person, default: []].append(span) }
        }
        return byPlace.compactMapValues { VolunteerRetention.bp($0.values, at: clock) }
    }

    /// The impact scores of the volunteers with a session, added up by cohort and altogether.
    private func impact(
        _ campaign: CampaignRow,
        _ kept: [String: Rollup],
        _ zone: ZoneTable,
        _ windowEnd: CivilDate
    ) throws(StorageFault) -> [String: RollupFigures.Impact] {
        guard kept[RollupTable.whole]?[.sessions] ?? 0 > 0 else { return [:] }
        let volunteers = try people.find(campaign: campaign.id, role: .volunteer)
            .filter { $0.sessions > 0 }
        let version = try campaign.fields.templateVersionId.flatMap { id throws(StorageFault) in
            try catalog.version(id)
        }
        let estimated = version?.fields.estMinutesPerVolunteer ?? Self.estimatedMinutes
        let first = windowEnd.adding(days: 1 - VolunteerImpact.trailingDates)
        let recent = try people.recentSessions(
            campaign: campaign.id,
            from: zone.localMidnight(of: first),
            until: zone.localMidnight(of: windowEnd.adding(days: 1))
        )
        var deltas: [String: [Int64]] = [:]
        var met: [String: [String]] = [:]
        if kept[RollupTable.whole]?[.scored] ?? 0 > 0 {
            for row in try outcomes.find(campaign: campaign.id) {
                guard let delta = row.outcome.deltaBp else { continue }
                deltas[row.participant, default: []].append(delta)
            }
            met = try people.met(campaign: campaign.id)
        }
        var sums: [String: RollupFigures.Impact] = [:]
        for volunteer in volunteers {
            let learners = (met[volunteer.participant] ?? []).compactMap { deltas[$0] }
            let score = VolunteerImpact(
                minutes: volunteer.minutes,
                estimatedMinutes: estimated,
                recentSessions: recent[volunteer.participant] ?? 0,
                meanDeltaBp: VolunteerImpact.meanDeltaBp(learners)
            ).score
            for place in [RollupTable.whole, volunteer.instance].compactMap({ $0 }) {
                sums[place, default: .init()].sum += score
                sums[place, default: .init()].volunteers += 1
            }
        }
        return sums
    }

    /// What a volunteer is estimated to need where no template version says it.
    private static let estimatedMinutes: Int64 = 1440
}
