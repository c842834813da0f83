package import Domain

/// What a campaign was charged to date.
///
/// Source: domain §9.3.
package final class ChargeDesk {
    /// Amounts in minor units of the campaign's currency.
    package struct Charge: Sendable, Hashable {
        /// Final months and open months up to today; of a bundle its part of the subscription too.
        package let totalMinor: Int64
        /// The part of it that learners under iaas terms cost.
        package let learnersMinor: Int64
    }

    private let rating: RatingDesk
    private let subscriptions: SubscriptionTable
    private let frozen: SQLStatement
    private let amounts: SQLStatement

    init(_ connection: OpaquePointer, rating: RatingDesk) throws(StorageFault) {
        self.rating = rating
        subscriptions = try SubscriptionTable(connection)
        frozen = try SQLStatement(
            connection,
            """
            SELECT coalesce(sum(total), 0), coalesce(sum(learner_charge), 0), max(month)
            FROM statements WHERE campaign = ?
            """
        )
        amounts = try SQLStatement(
            connection,
            """
            SELECT \(UsageRow.columns) FROM usage
            WHERE company = ? AND campaign = ? AND key IS NOT NULL AND amount IS NOT NULL
                AND period > ?
            ORDER BY seq
            """
        )
    }

    /// The charge of a campaign; nil when a number does not fit 64 bits.
    package func charge(
        _ subject: RatingDesk.Subject,
        zone: ZoneTable,
        clock: Instant
    ) throws(StorageFault) -> Charge? {
        let id = subject.campaign.id
        let today = zone.localDate(at: clock)
        let closed = try frozen.first(
            { $0.add(id) },
            { row in
                let (total, learners) = (row.int(), row.int())
                let last = row.optionalText().flatMap(CivilMonth.init(iso:))
                return (total: total, learners: learners, last: last)
            }
        )
        let records = try amounts.all(
            { binder in
                binder.add(subject.campaign.company)
                binder.add(id)
                binder.add(closed?.last?.iso ?? "")
            },
            { UsageRow(&$0) }
        )
        .compactMap { $0 }
        var totals = [closed?.total ?? 0]
        var learners = [closed?.learners ?? 0]
        let starts = subject.active.map { zone.localDate(at: $0.from).month }
        let months = subject.ledger.map(\.period) + starts + records.map(\.period)
        if var month = closed?.last?.next ?? months.min() {
            let end = max(today.month, months.max() ?? today.month)
            while month <= end {
                let facts = try rating.facts(
                    subject,
                    month: month,
                    amounts: records.filter { $0.period == month },
                    zone: zone,
                    clock: clock
                )
                guard let statement = try? CampaignRating.rate(facts) else { return nil }
                totals.append(statement.totalMinor)
                learners.append(statement.learnerChargeMinor)
                month = month.next
            }
        }
        guard let attributed = try attributed(subject, today) else { return nil }
        guard let total = SeatRating.total(totals + [attributed]),
            let ofLearners = SeatRating.total(learners)
        else { return nil }
        return Charge(totalMinor: total, learnersMinor: ofLearners)
    }

    /// The part of a subscription that the learners served under bundle terms make up; it is never
    /// invoiced.
    private func attributed(
        _ subject: RatingDesk.Subject,
        _ today: CivilDate
    ) throws(StorageFault) -> Int64? {
        guard case .bundle(let terms) = subject.terms.latest(of: .bundle, through: today),
            let row = try subscriptions.find(terms.subscription)
        else { return 0 }
        let served = subject.ledger
            .filter { $0.type == .learnerServed && $0.model == .bundle }.map(\.quantity)
        guard let served = SeatRating.total(served) else { return nil }
        let bought = row.subscription
        do throws(MoneyFault) {
            return try CampaignCharge.attributedMinor(
                annualPriceMinor: bought.annualPrice.amount,
                served: served,
                learnersSupported: bought.learnersSupported
            )
        } catch {
            return nil
        }
    }
}
