import Contracts
package import Domain

/// Gathers what the rating of a campaign and month looks at.
///
/// The engine rates with it when a month closes, and readers when somebody asks what a month costs
/// so far. Source: domain §11.2.
package final class RatingDesk {
    private let campaigns: CampaignTable
    private let terms: TermsTable
    private let capacity: CapacityTable
    private let days: SeatDayTable
    private let usage: UsageTable
    private let sums: UsageSumTable
    private let snapshots: SnapshotTable
    private let moves: SQLStatement
    private let ofMonth: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        campaigns = try CampaignTable(connection)
        terms = try TermsTable(connection)
        capacity = try CapacityTable(connection)
        days = try SeatDayTable(connection)
        usage = try UsageTable(connection)
        sums = try UsageSumTable(connection)
        snapshots = try SnapshotTable(connection)
        moves = try SQLStatement(
            connection,
            """
            SELECT from_status, to_status, at FROM status_history WHERE campaign = ?
            ORDER BY seq
            """
        )
        ofMonth = try SQLStatement(
            connection,
            """
            SELECT c.id FROM campaigns c WHERE c.company = ?1
                AND (c.status IN ('recruiting', 'active', 'paused')
                    OR EXISTS (SELECT 1 FROM usage_sums u
                        WHERE u.campaign = c.id AND u.period = ?2)
                    OR EXISTS (SELECT 1 FROM status_history h
                        WHERE h.campaign = c.id AND h.at >= ?3))
            ORDER BY c.id
            """
        )
    }

    /// The campaigns of a company that may have anything in a month, which starts at an instant.
    package func candidates(
        company: String,
        month: CivilMonth,
        start: Instant
    ) throws(StorageFault) -> [String] {
        try ofMonth.all(
            { binder in
                binder.add(company)
                binder.add(month.iso)
                binder.add(start.ms)
            },
            { $0.text() }
        )
    }

    /// What is known of a campaign beside the month.
    package struct Subject: Sendable {
        /// The campaign.
        package let campaign: CampaignRow
        /// Its counters.
        package let capacity: CapacityRow
        /// The times in which it was active.
        package let active: [ActiveInterval]
        /// The sums over its ledger.
        package let ledger: [LedgerSum]
        /// Its terms.
        package let terms: EffectiveTerms
        /// The records of its credit purchases.
        package let purchases: [UsageRow]
        /// What its guarantees came to; nil before its end.
        package let credit: GuaranteeCreditRow?

        /// The currency of its amounts.
        package var currency: Currency { campaign.fields.currency ?? .eur }
        /// Its own dates.
        package var dates: CivilRange? {
            campaign.fields.startDate.flatMap { start in
                campaign.fields.endDate.flatMap { CivilRange(start, through: $0) }
            }
        }
    }

    /// A campaign; nil when there is none with that id.
    ///
    /// `counters` are newer ones than those of the table, which a turn may hold.
    package func subject(
        _ id: String,
        counters: CapacityRow? = nil
    ) throws(StorageFault) -> Subject? {
        guard let campaign = try campaigns.find(id) else { return nil }
        var stored = counters
        if stored == nil { stored = try capacity.find(campaign: id) }
        guard let stored else { return nil }
        let currency = campaign.fields.currency ?? .eur
        var versions = try terms.find(campaign: id).map(\.terms)
        if campaign.status == .draft {
            let day = campaign.fields.startDate ?? CivilDate(dayNumber: 0)
            versions = [campaign.fields.terms?.terms(effectiveFrom: day, in: currency)]
                .compactMap { $0 }
        }
        return Subject(
            campaign: campaign,
            capacity: stored,
            active: try active(id),
            ledger: try sums.find(campaign: id),
            terms: EffectiveTerms(
                history: TermsHistory(versions),
                endDate: campaign.fields.endDate,
                settledOn: campaign.settledOn
            ),
            purchases: try usage.find(
                keysStartingWith: "credits:",
                company: campaign.company,
                campaign: id
            ),
            credit: try snapshots.credit(campaign: id)
        )
    }

    /// What the rating of a month looks at; `amounts` are the records of the company's month.
    package func facts(
        _ subject: Subject,
        month: CivilMonth,
        amounts: [UsageRow],
        zone: ZoneTable,
        clock: Instant
    ) throws(StorageFault) -> RatingFacts {
        let id = subject.campaign.id
        var facts = RatingFacts(
            campaign: id,
            currency: subject.currency,
            month: month,
            today: zone.localDate(at: clock),
            terms: subject.terms
        )
        facts.billableDays = billable(subject, Self.dates(of: month), zone: zone, clock: clock)
        facts.volunteers = try volunteers(subject, month)
        facts.ledger = subject.ledger
        facts.amounts = amounts.filter { $0.campaign == id }
            .map { $0.ledgerAmount(in: zone) }
        facts.credits = CreditPool(
            activatedOn: subject.active.first.map { zone.localDate(at: $0.from) },
            levels: subject.purchases.compactMap { row in
                row.key.flatMap(CreditPurchase.level(ofKey:)).map { level in
                    CreditPool.Level(date: zone.localDate(at: row.effectiveAt), mc: level)
                }
            }
        )
        if let credit = subject.credit, credit.day.month == month {
            facts.guaranteeCredit = RatingFacts.BookedCredit(
                date: credit.day,
                amountMinor: credit.amountMinor
            )
        }
        if subject.capacity.subscription != nil {
            let counters = subject.capacity
            facts.share = ShareStanding(
                own: counters.ownLimit,
                borrowed: counters.borrowed,
                lent: counters.lent,
                utilizationBp: counters.room.utilizationBp
            )
        }
        return facts
    }

    /// The billable dates of a campaign within a range.
    package func billable(
        _ subject: Subject,
        _ range: CivilRange,
        zone: ZoneTable,
        clock: Instant
    ) -> [CivilDate] {
        BillableDays.dates(
            in: range,
            campaign: subject.dates,
            active: subject.active,
            zone: zone,
            clock: clock
        )
    }

    /// The records with an amount that are booked in a month of a company.
    package func amounts(
        company: String,
        month: CivilMonth
    ) throws(StorageFault) -> [UsageRow] {
        try usage.amounts(company: company, period: month)
    }

    /// Those of a company's records that belong to no campaign: what subscriptions cost.
    package func companyAmounts(_ records: [UsageRow], in zone: ZoneTable) -> [CompanyAmount] {
        records.filter { $0.campaign == nil }.compactMap { record in
            record.amount.map {
                CompanyAmount(currency: $0.currency, record: record.ledgerAmount(in: zone))
            }
        }
    }

    /// The days of a month on which volunteers came or went, and the last one before it.
    private func volunteers(
        _ subject: Subject,
        _ month: CivilMonth
    ) throws(StorageFault) -> [VolunteerDay] {
        let id = subject.campaign.id
        var found = try days.find(campaign: id, in: Self.dates(of: month))
        if let before = try days.last(campaign: id, before: month.firstDay) {
            found.insert(before, at: 0)
        }
        if let latest = subject.capacity.day, latest.date <= month.lastDay { found.append(latest) }
        return found
    }

    private static func dates(of month: CivilMonth) -> CivilRange {
        CivilRange(from: month.firstDay, dayCount: month.dayCount)
    }

    private func active(_ campaign: String) throws(StorageFault) -> [ActiveInterval] {
        let steps = try moves.all(
            { $0.add(campaign) },
            { (from: $0.text(), to: $0.text(), at: Instant(ms: $0.int())) }
        )
        var intervals: [ActiveInterval] = []
        let active = CampaignStatus.active.rawValue
        for step in steps {
            if step.from == active, let open = intervals.popLast() {
                intervals.append(ActiveInterval(from: open.from, until: step.at))
            }
            if step.to == active {
                intervals.append(ActiveInterval(from: step.at, until: nil))
            }
        }
        return intervals
    }
}

extension UsageRow {
    /// The record as the rating reads it.
    package func ledgerAmount(in zone: ZoneTable) -> LedgerAmount {
        LedgerAmount(
            type: type,
            model: model,
            key: key,
            quantity: quantity,
            amountMinor: amount?.amount ?? 0,
            date: zone.localDate(at: effectiveAt),
            isLate: lateFor != nil,
            isReversal: reverses != nil
        )
    }
}
