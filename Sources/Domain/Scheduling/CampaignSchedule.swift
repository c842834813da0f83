/// Everything about a campaign that makes things happen by themselves.
///
/// Source: domain §4.4, §5.1, §20.
///
/// The due items follow from the facts alone, so they are computed again after every change
/// rather than kept; the value also knows what an item changes, so that the same rules serve the
/// log, the calendar and a dry run.
package struct CampaignSchedule: Hashable, Sendable {
    /// The campaign's id.
    package let campaign: String
    /// Its state.
    package var status: CampaignStatus
    /// The first day.
    package var startDate: CivilDate?
    /// The last day.
    package var endDate: CivilDate?
    /// How many days before the first day it opens by itself; nil when it does not.
    package var recruitLeadDays: Int64?
    /// How many days after its completion it closes by itself; nil when it does not.
    package var autoCloseDays: Int64?
    /// The local date of its completion.
    package var completedOn: CivilDate?
    /// What failed since the last change of state.
    package var retries: [ClockRule: ClockRetry] = [:]
    /// The dates from which agreed terms hold that have not taken effect yet.
    package var pendingTerms: [CivilDate] = []
    /// Its instances.
    package var instances: [InstanceSchedule] = []
    /// Its scheduled transitions, also those that are over.
    package var scheduled: [ScheduledTransition] = []
    /// Its recurrence.
    package var recurrence: RecurrenceProgress?

    /// A campaign without any date; the rest is set afterwards.
    package init(campaign: String, status: CampaignStatus) {
        self.campaign = campaign
        self.status = status
    }

    /// All due items in the order in which they are handled, overdue ones included.
    ///
    /// A closed campaign has none; a paused one keeps what is scheduled, its recurrence and its
    /// terms.
    package func dueItems(
        blackouts: BlackoutCalendar,
        in zone: ZoneTable,
        clock: Instant
    ) -> [DueItem] {
        guard status != .closed else { return [] }
        let rules = ClockRule.allCases.compactMap { rule in
            dueAt(rule, blackouts: blackouts, in: zone, clock: clock)
                .map { DueItem(dueAt: $0, entity: campaign, kind: .rule(rule)) }
        }
        let orders = scheduled.compactMap { order in
            order.dueAt(campaign: campaign, blackouts: blackouts, in: zone, clock: clock)
                .map { DueItem(dueAt: $0, entity: order.id, kind: .scheduled(order.id)) }
        }
        return (rules + orders + recurrenceItems(zone) + termsItems(zone) + instanceItems(zone))
            .sorted()
    }

    /// When a rule of the clock moves the campaign; nil when it does not.
    ///
    /// After a failed attempt it is the moment of the next one. Source: domain §4.4.
    package func dueAt(
        _ rule: ClockRule,
        blackouts: BlackoutCalendar,
        in zone: ZoneTable,
        clock: Instant
    ) -> Instant? {
        guard rule.applies(to: status), let date = dueDate(rule) else { return nil }
        var moment = zone.localMidnight(of: date)
        if let retry = retries[rule] {
            guard let next = retry.nextAt else { return nil }
            moment = next
        }
        return blackouts.dueAt(
            moment,
            to: rule.target,
            campaign: campaign,
            in: zone,
            clock: clock
        )
    }

    /// The date of a rule, whatever the state; nil where the campaign lacks what it follows from.
    package func dueDate(_ rule: ClockRule) -> CivilDate? {
        switch rule {
        case .activate: startDate
        case .complete: endDate?.adding(days: 1)
        case .recruit: sum(startDate, recruitLeadDays.map { -$0 })
        case .close: sum(completedOn, autoCloseDays)
        }
    }

    private func sum(_ date: CivilDate?, _ days: Int64?) -> CivilDate? {
        guard let date, let days else { return nil }
        return date.adding(days: days)
    }

    /// A draft is not cloned: it would only make further drafts.
    private func recurrenceItems(_ zone: ZoneTable) -> [DueItem] {
        guard status != .draft, let recurrence else { return [] }
        let number = recurrence.made + 1
        let dueAt = recurrence.rule.dueAt(ofClone: number, of: recurrence.source, in: zone)
        return dueAt.map {
            [DueItem(dueAt: $0, entity: recurrence.id, kind: .recurrence(number))]
        } ?? []
    }

    /// Terms of a date after the end never take effect (domain §9.1).
    private func termsItems(_ zone: ZoneTable) -> [DueItem] {
        guard status != .draft, status != .completed else { return [] }
        return pendingTerms.filter { date in endDate.map { date <= $0 } ?? true }.map { date in
            DueItem(
                dueAt: zone.localMidnight(of: date),
                entity: campaign,
                kind: .termsEffective(date)
            )
        }
    }

    private func instanceItems(_ zone: ZoneTable) -> [DueItem] {
        guard status == .active else { return [] }
        return instances.compactMap { instance in
            switch instance.status {
            case .planned:
                DueItem(
                    dueAt: zone.localMidnight(of: instance.dates.first),
                    entity: instance.id,
                    kind: .instanceStart
                )
            case .active:
                DueItem(
                    dueAt: zone.localMidnight(of: instance.dates.last.adding(days: 1)),
                    entity: instance.id,
                    kind: .instanceComplete
                )
            case .paused, .completed: nil
            }
        }
    }
}
