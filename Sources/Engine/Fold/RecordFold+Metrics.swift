import Contracts
import Domain
import Storage

/// Snapshots, their retention, and what guarantees come to. Source: domain §12.2, §11.2.
extension RecordFold {
    /// A snapshot is due: rank 9 of the clock.
    mutating func takeSnapshot(_ campaign: String) throws {
        guard let (pair, company) = try addressed(campaign) else { return }
        let (context, capacity) = (context, pair.capacity.assumeIsolated { $0.row })
        try pair.campaign.assumeIsolated {
            try $0.takeDueSnapshot(capacity, company, context)
        }
    }

    /// Old snapshots make place: rank 13 of the clock.
    mutating func retainSnapshots(_ id: String) throws {
        guard let company = try company(id) else { return }
        let (zone, snapshots) = (company.zoneTable, context.tables.metrics.snapshots)
        let today = zone.dayBegun(at: context.clock)
        let oldest = today.adding(days: -(SnapshotRetention.keptDays + 1))
        for campaign in try snapshots.aged(company: id, through: oldest) {
            let kept = try snapshots.ages(campaign: campaign)
            func removable(isHighValue: Bool) -> Set<String> {
                let all = kept.map(\.snapshot)
                return Set(
                    SnapshotRetention.removable(all, today: today, isHighValue: isHighValue)
                )
            }
            // On most days nothing is to go, whatever the campaign is worth: then it is not read.
            guard !removable(isHighValue: false).isEmpty,
                try context.tables.campaigns.find(campaign)?.legalHold == false
            else { continue }
            let isHighValue = try snapshots.last(campaign: campaign)?.isHighValue ?? false
            let ids = removable(isHighValue: isHighValue)
            for (seq, snapshot) in kept where ids.contains(snapshot.id) {
                try snapshots.remove(seq: seq)
            }
        }
        guard try snapshots.exists(company: id) else { return }
        try context.tables.due.schedule(
            DueRow(
                entity: id,
                kind: .snapshotRetention,
                dueAt: zone.nextLocalMidnight(after: context.clock),
                company: id
            )
        )
    }

    /// Local midnights have moved, and with them facts to other dates and the next retention.
    mutating func moveMetricDays(_ id: String) throws {
        guard let zone = try company(id)?.zoneTable else { return }
        for campaign in try context.tables.campaigns.ids(company: id) {
            try context.tables.metrics.creditDays.recount(campaign: campaign, in: zone)
        }
        try context.metrics.moveDates(of: id, context)
        guard try context.tables.metrics.snapshots.exists(company: id) else { return }
        try context.tables.due.schedule(
            DueRow(
                entity: id,
                kind: .snapshotRetention,
                dueAt: zone.nextLocalMidnight(after: context.clock),
                company: id
            )
        )
    }

    /// Books what missed guarantees give back, once, from the final snapshot of this record.
    mutating func settleGuarantees(_ pair: Pair, _ company: CompanyRow) throws {
        let view = pair.campaign.assumeIsolated { $0.view }
        let tables = context.tables.metrics
        guard case .iaas(let terms) = view.terms, !terms.guarantees.isEmpty,
            let final = try tables.snapshots.last(campaign: view.id), final.isFinal,
            DerivedID.position(of: final.id) == context.position,
            try tables.snapshots.credit(campaign: view.id) == nil
        else { return }
        let (counters, zone) = (pair.capacity.assumeIsolated { $0.row }, company.zoneTable)
        guard let subject = try context.tables.rating.subject(view.id, counters: counters),
            let charge = try tables.charges.charge(subject, zone: zone, clock: context.clock)
        else { return }
        let credit = try GuaranteeCredit.settle(
            terms,
            actual: final.values.guaranteed,
            chargedMinor: charge.learnersMinor
        )
        try tables.snapshots.insert(
            GuaranteeCreditRow(
                campaign: view.id,
                company: company.id,
                day: zone.localDate(at: context.clock),
                snapshot: final.id,
                charged: Money(amount: charge.learnersMinor, currency: view.currency),
                credit: credit,
                position: context.position
            )
        )
    }

    /// The start of a campaign may have moved, and with it the price book that holds.
    mutating func reprice(_ campaign: String) throws {
        try context.metrics.reprice(campaign, context)
    }

    /// What a campaign achieves and costs, as the upsell score takes it.
    ///
    /// The impact score is that of the latest snapshot, so that this costs the same whatever the
    /// size of the campaign. Source: domain §10.1.
    func upsellStanding(
        _ campaign: String,
        _ counters: CapacityRow,
        _ zone: ZoneTable
    ) throws -> UpsellStanding {
        let tables = context.tables.metrics
        let whole = try context.metrics.tally(campaign, context).whole
        try context.metrics.save(campaign, context.tables)
        var standing = UpsellStanding()
        standing.vis = try tables.snapshots.last(campaign: campaign)?.values.performanceVIS
        standing.sessions = try tables.desk.recentSessions(
            campaign,
            through: context.windowEnd(in: zone)
        )
        guard let subject = try context.tables.rating.subject(campaign, counters: counters) else {
            return standing
        }
        standing.elapsedDays = Self.activeDates(subject.active, until: context.clock, in: zone)
        guard let charge = try tables.charges.charge(subject, zone: zone, clock: context.clock),
            let spent = SeatRating.total([charge.totalMinor, whole[.costMinor]])
        else { return standing }
        standing.spentMinor = spent
        guard let book = try tables.desk.book(of: subject.campaign) else { return standing }
        let investment = SocialReturn.investmentMinor(
            spentMinor: spent,
            volunteerMinutes: whole[.volunteerMinutes],
            hourValueMinor: book.items.volunteerHourMinor
        )
        standing.sroi = investment.flatMap {
            SocialReturn.hundredths(
                socialValueMinor: whole[.socialValueMinor],
                investmentMinor: $0,
                hasScores: whole[.scored] > 0
            )
        }
        return standing
    }

    /// The local dates with an active moment so far; the times come in their order.
    private static func activeDates(
        _ times: [ActiveInterval],
        until clock: Instant,
        in zone: ZoneTable
    ) -> Int64 {
        var (count, counted) = (Int64(0), Int64.min)
        for time in times {
            let first = max(zone.localDate(at: time.from).dayNumber, counted)
            let last = zone.localDate(at: min(time.until ?? clock, clock)).dayNumber
            guard last >= first else { continue }
            count += last - first + 1
            counted = last + 1
        }
        return count
    }
}
