/// What the clock would do with a campaign, if nobody did anything in between.
///
/// Source: domain §20.
package struct DryRun: Sendable {
    /// The steps in the order in which they would happen.
    package let steps: [ScheduleStep]
    /// The schedule after the last step.
    package let schedule: CampaignSchedule

    /// The longest time looked ahead, in days; a later date counts as the one so far away.
    package static let maximumDays: Int64 = 1830

    /// Lets the clock run from a moment to the end of a date.
    ///
    /// `guards` are the facts of today, of which only the date, the trigger, the reason and what
    /// the steps themselves change are replaced; without them only dates can speak against a
    /// step. What would fail daily for the same codes is one step with its number of attempts.
    /// The final snapshot and the reconciliation count as made once the run completes the campaign.
    package init(
        of schedule: CampaignSchedule,
        guards: CampaignGuardFacts? = nil,
        volunteers: Int64 = 0,
        beneficiaries: Int64 = 0,
        blackouts: BlackoutCalendar,
        in zone: ZoneTable,
        clock: Instant,
        until last: CivilDate
    ) {
        var run = Run(
            schedule: schedule,
            guards: guards,
            volunteers: volunteers,
            beneficiaries: beneficiaries,
            zone: zone,
            clock: clock
        )
        let farthest = zone.localDate(at: clock).adding(days: Self.maximumDays)
        let end = zone.localMidnight(of: min(last, farthest).adding(days: 1))
        let known = Set(schedule.dueItems(blackouts: blackouts, in: zone, clock: clock))
        while let item = run.next(blackouts), item.dueAt < end {
            run.take(item, isDue: known.contains(item))
        }
        steps = run.steps
        self.schedule = run.schedule
    }

    private struct Run {
        var schedule: CampaignSchedule
        let guards: CampaignGuardFacts?
        let volunteers: Int64
        let beneficiaries: Int64
        let zone: ZoneTable
        var clock: Instant
        var steps: [ScheduleStep] = []
        private var hasCompleted = false

        init(
            schedule: CampaignSchedule,
            guards: CampaignGuardFacts?,
            volunteers: Int64,
            beneficiaries: Int64,
            zone: ZoneTable,
            clock: Instant
        ) {
            self.schedule = schedule
            self.guards = guards
            self.volunteers = volunteers
            self.beneficiaries = beneficiaries
            self.zone = zone
            self.clock = clock
        }

        func next(_ blackouts: BlackoutCalendar) -> DueItem? {
            schedule.dueItems(blackouts: blackouts, in: zone, clock: clock).first
        }

        mutating func take(_ item: DueItem, isDue: Bool) {
            clock = max(clock, item.dueAt)
            let from = schedule.status
            let codes = failing(item.kind)
            var clone: CivilRange?
            if case .recurrence = item.kind { clone = schedule.recurrence?.nextDates }
            schedule.happen(item, codes: codes, at: clock, in: zone)
            if from != .completed, schedule.status == .completed { hasCompleted = true }
            let step = ScheduleStep(
                campaign: schedule.campaign,
                item: item,
                at: clock,
                from: from,
                to: schedule.status,
                cloneDates: clone,
                codes: codes,
                isDue: isDue,
                attempts: 1,
                lastAt: clock
            )
            let same = steps.lastIndex { $0.isRepeated(by: step) && $0.from == from }
            if let same {
                steps[same].attempts += 1
                steps[same].lastAt = clock
            } else {
                steps.append(step)
            }
        }

        private func failing(_ kind: DueItem.Kind) -> [ReasonCode] {
            switch kind {
            case .rule(let rule):
                return failing(rule.target, facts(.clock))
            case .scheduled(let id):
                guard let order = schedule.scheduled.first(where: { $0.id == id }) else {
                    return []
                }
                var facts = facts(.schedule)
                facts.reason = order.reason
                facts.earlyStart = order.preconditions.earlyStart
                return failing(order.target, facts)
                    + order.preconditions.failing(
                        volunteers: volunteers,
                        beneficiaries: beneficiaries
                    )
            case .termsEffective, .recurrence, .instanceStart, .instanceComplete:
                return []
            }
        }

        private func failing(
            _ target: CampaignStatus,
            _ facts: CampaignGuardFacts
        ) -> [ReasonCode] {
            guard let edge = CampaignEdge.edge(from: schedule.status, to: target) else {
                return [.invalidTransition]
            }
            // Without facts of today a plan is taken as sound.
            if guards == nil, edge == .e1 { return [] }
            return CampaignGuards.failing(edge, facts)
        }

        private func facts(_ trigger: TransitionTrigger) -> CampaignGuardFacts {
            let today = zone.localDate(at: clock)
            var facts = guards ?? CampaignGuardFacts(today: today, trigger: trigger)
            facts.today = today
            facts.trigger = trigger
            facts.reason = nil
            facts.earlyStart = false
            facts.force = false
            facts.startDate = schedule.startDate
            facts.endDate = schedule.endDate
            if hasCompleted || guards == nil {
                facts.hasFinalSnapshot = true
                facts.isReconciled = true
            }
            return facts
        }
    }
}
