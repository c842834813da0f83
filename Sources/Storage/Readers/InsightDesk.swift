import Contracts
package import Domain

/// Gathers what the insights of a campaign look at: its counters, its charge and its terms.
///
/// It reads what is kept added up, never single sessions or people, so that it costs the same
/// whatever the size of the campaign. Counters that a turn holds must be written first. Source:
/// domain §9.3.
package final class InsightDesk {
    private let rollups: RollupTable
    private let days: MetricDayTable
    private let creditDays: CreditDayTable
    private let charges: ChargeDesk
    private let metrics: MetricsDesk
    private let snapshots: SnapshotTable
    private let reconciliations: ReconciliationTable
    private let subscriptions: SubscriptionTable

    init(
        _ connection: OpaquePointer,
        days: MetricDayTable,
        creditDays: CreditDayTable,
        charges: ChargeDesk,
        metrics: MetricsDesk,
        snapshots: SnapshotTable
    ) throws(StorageFault) {
        rollups = try RollupTable(connection)
        self.days = days
        self.creditDays = creditDays
        self.charges = charges
        self.metrics = metrics
        self.snapshots = snapshots
        reconciliations = try ReconciliationTable(connection)
        subscriptions = try SubscriptionTable(connection)
    }

    /// What the insights of a campaign are computed from, its amounts apart.
    private struct Ground {
        let subject: RatingDesk.Subject
        let whole: Rollup
        let spentMinor: Int64
        let book: PriceBook?
        let today: CivilDate

        var terms: CommercialTerms? { subject.terms.inForce(on: today) }
    }

    /// The insights of a campaign as of a moment; trailing windows end on a local date.
    ///
    /// nil when a number does not fit 64 bits.
    package func insight(
        _ subject: RatingDesk.Subject,
        zone: ZoneTable,
        clock: Instant,
        windowEnd: CivilDate
    ) throws(StorageFault) -> CampaignInsight? {
        let campaign = subject.campaign
        let whole = try rollups.whole(campaign: campaign.id)
        guard let charge = try charges.charge(subject, zone: zone, clock: clock),
            let money = try money(subject, charge, costMinor: whole[.costMinor])
        else { return nil }
        let ground = Ground(
            subject: subject,
            whole: whole,
            spentMinor: money.spentMinor,
            book: try metrics.book(of: campaign),
            today: zone.localDate(at: clock)
        )
        guard let outcome = try outcome(ground) else { return nil }
        let room = subject.capacity.room
        let days = Self.days(subject, zone: zone, clock: clock)
        let facts = InsightFacts(
            model: room.model,
            phase: InsightPhase(campaign.status),
            used: room.used,
            usedBefore: try usedBefore(ground, windowEnd),
            limit: room.limit,
            days: days,
            burn: try burn(subject, windowEnd, days),
            money: money,
            people: InsightPeople(
                targetVolunteers: campaign.fields.targetVolunteers ?? 0,
                targetBeneficiaries: campaign.fields.targetBeneficiaries ?? 0,
                volunteers: whole[.volunteersEver],
                beneficiaries: whole[.beneficiariesEver],
                reached: whole[.reached],
                volunteerMinutes: whole[.volunteerMinutes]
            ),
            outcome: outcome
        )
        return try? CampaignInsight(facts)
    }

    private func money(
        _ subject: RatingDesk.Subject,
        _ charge: ChargeDesk.Charge,
        costMinor: Int64
    ) throws(StorageFault) -> InsightMoney? {
        let fields = subject.campaign.fields
        var contract: Int64?
        if !subject.terms.history.versions.isEmpty, let dates = subject.dates {
            guard let value = subject.terms.history.contractValue(over: dates) else { return nil }
            contract = value
        }
        return try? InsightMoney(
            currency: subject.currency,
            budgetMinor: fields.budgetAllocated?.amount ?? 0,
            chargedMinor: charge.totalMinor,
            costMinor: costMinor,
            contractMinor: contract,
            shareValueMinor: try shareValue(subject)
        )
    }

    /// What the share of a bundle is worth; nil outside of one.
    private func shareValue(
        _ subject: RatingDesk.Subject
    ) throws(StorageFault) -> Int64? {
        guard let id = subject.capacity.subscription,
            let row = try subscriptions.find(id)
        else { return nil }
        return row.subscription.shareValues()?.campaigns[subject.campaign.id]
    }

    /// The dates on which the campaign was active, and those that are left.
    private static func days(
        _ subject: RatingDesk.Subject,
        zone: ZoneTable,
        clock: Instant
    ) -> CampaignDays {
        let today = zone.localDate(at: clock)
        var active: [CivilDate] = []
        if let first = subject.active.first,
            let range = CivilRange(zone.localDate(at: first.from), through: today)
        {
            active = BillableDays.dates(
                in: range,
                campaign: nil,
                active: subject.active,
                zone: zone,
                clock: clock
            )
        }
        return CampaignDays(
            active: active,
            today: today,
            endDate: subject.campaign.fields.endDate
        )
    }

    /// U at the end of the date 28 days ago; that of now when another model counted then, since
    /// its units say nothing of this one's pace.
    private func usedBefore(
        _ ground: Ground,
        _ windowEnd: CivilDate
    ) throws(StorageFault) -> Int64 {
        let (subject, date) = (ground.subject, windowEnd.adding(days: -28))
        let model = subject.terms.inForce(on: date)?.model
        guard model == nil || model == subject.capacity.model else { return subject.capacity.used }
        return try days.use(campaign: subject.campaign.id, through: date)?.used ?? 0
    }

    /// The credits of the trailing 30 dates; nil for any other model.
    private func burn(
        _ subject: RatingDesk.Subject,
        _ windowEnd: CivilDate,
        _ days: CampaignDays
    ) throws(StorageFault) -> CreditBurn? {
        guard subject.capacity.model == .credits else { return nil }
        let first = windowEnd.adding(days: 1 - CreditBurn.longestDays)
        let consumed = try creditDays.total(
            campaign: subject.campaign.id,
            in: CivilRange(from: first, dayCount: CreditBurn.longestDays)
        )
        return CreditBurn(consumedMc: consumed, days: days.elapsed)
    }

    private func outcome(_ ground: Ground) throws(StorageFault) -> InsightOutcome? {
        let whole = ground.whole
        let invested =
            if let book = ground.book {
                SocialReturn.investmentMinor(
                    spentMinor: ground.spentMinor,
                    volunteerMinutes: whole[.volunteerMinutes],
                    hourValueMinor: book.items.volunteerHourMinor
                )
            } else {
                Optional(ground.spentMinor)
            }
        guard let invested else { return nil }
        let hasScores = whole[.scored] > 0
        let id = ground.subject.campaign.id
        return InsightOutcome(
            sroi: ground.book.flatMap { _ in
                SocialReturn.hundredths(
                    socialValueMinor: whole[.socialValueMinor],
                    investmentMinor: invested,
                    hasScores: hasScores
                )
            },
            socialValueMinor: hasScores ? whole[.socialValueMinor] : nil,
            investmentMinor: invested,
            lowestAttainmentBp: try lowestAttainment(ground),
            isReconciled: try reconciliations.status(campaign: id) == .matched
        )
    }

    /// The lowest attainment of the guarantees: as settled, or as things are now with the impact
    /// score of the latest snapshot.
    private func lowestAttainment(_ ground: Ground) throws(StorageFault) -> Int64? {
        guard case .iaas(let terms) = ground.terms, !terms.guarantees.isEmpty else { return nil }
        if let credit = ground.subject.credit {
            return credit.attainments.map(\.attainmentBp).min()
        }
        let figures = RollupFigures(hourValueMinor: ground.book?.items.volunteerHourMinor)
        var values = figures.values(
            ground.whole,
            instance: RollupTable.whole,
            spentMinor: ground.spentMinor
        )
        let last = try snapshots.last(campaign: ground.subject.campaign.id)
        values[.vis] = last?.values[.vis]
        let actual = values.guaranteed
        return terms.guarantees.map { guarantee in
            let attainment = try? GuaranteeAttainment(guarantee, actual: actual[guarantee.metric])
            return attainment?.attainmentBp ?? 0
        }.min()
    }
}
