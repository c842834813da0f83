import Contracts
import Domain
import Storage

/// What happens to a campaign by itself. Source: domain §4.4, §5.1, §20.
extension CampaignActor {
    /// Everything about the campaign that makes things happen by themselves.
    func calendar(_ zone: ZoneTable, _ clock: Instant) -> CampaignSchedule {
        CampaignSchedule(
            row,
            terms: terms,
            instances: instances,
            schedules: scheduled,
            recurrence: recurrence,
            in: zone,
            today: zone.localDate(at: clock)
        )
    }

    /// Puts the next things that happen by themselves into the due table.
    ///
    /// They follow from the campaign alone, so this may be called after any change, and as often
    /// as one likes.
    func schedule(_ company: CompanyRow, _ context: FoldContext) throws {
        let due = context.tables.due
        let zone = company.zoneTable
        let blackouts = try context.tables.blackouts.calendar(company: company.id)
        try deferOrders(blackouts, zone, context)
        try due.cancelAll(entity: row.id)
        for instance in instances
        where instance.status == .planned || instance.status == .active {
            try due.cancelAll(entity: instance.id)
        }
        if let recurrence { try due.cancelAll(entity: recurrence.id) }
        let items = calendar(zone, context.clock).dueItems(
            blackouts: blackouts,
            in: zone,
            clock: context.clock
        )
        // Of several terms that take effect later the earliest one is the last one written.
        for item in items.reversed() {
            try due.schedule(
                DueRow(
                    entity: item.entity,
                    kind: DueRow.Kind(item.kind),
                    dueAt: item.dueAt,
                    company: row.company
                )
            )
        }
        try scheduleUpsell(zone, context)
        try scheduleForecast(zone, context)
        try scheduleFees(zone, context)
        try scheduleSnapshot(zone, context)
        try schedulePricing(zone, context)
    }

    /// Plans the next fee and the next milestone of custom terms, each at a local midnight.
    ///
    /// What came before them at that very midnight may ask again; they stay due until they are
    /// charged. Source: domain §1.2 C4, §11.1.
    private func scheduleFees(_ zone: ZoneTable, _ context: FoldContext) throws {
        guard case .custom(let terms) = current else { return }
        let today = zone.localDate(at: context.clock)
        let isMidnight = zone.localMidnight(of: today) == context.clock
        var turns: [(DueRow.Kind, CivilDate)] = []
        if terms.fixedFeeMinor != nil, terms.feeSchedule == .monthly, row.status == .active {
            let isOpen =
                try isMidnight && today.day == 1 && isUnused("fee:", .fixedFee, today, context)
            turns.append((.monthlyFee, isOpen ? today : today.month.next.firstDay))
        }
        let dates = try terms.milestones.compactMap { milestone -> CivilDate? in
            guard let date = milestone.dueDate, date >= today else { return nil }
            guard date == today else { return date }
            let isOpen = try isMidnight && isUnused(milestone.key, .milestone, nil, context)
            return isOpen ? date : nil
        }
        if let next = dates.min(), row.status.isLive || row.status == .completed {
            turns.append((.contractMilestone, next))
        }
        for (kind, date) in turns {
            try context.tables.due.schedule(
                DueRow(
                    entity: row.id,
                    kind: kind,
                    dueAt: zone.localMidnight(of: date),
                    company: row.company
                )
            )
        }
    }

    /// Whether nothing was charged under a key, or under one of a month.
    private func isUnused(
        _ key: String,
        _ type: UsageType,
        _ day: CivilDate?,
        _ context: FoldContext
    ) throws -> Bool {
        let key = key + (day?.month.iso ?? "")
        let records = try context.tables.usage.find(
            keysStartingWith: key,
            company: row.company,
            campaign: row.id
        )
        return !records.contains { $0.key == key && $0.type == type }
    }

    /// Plans the next look at what could be sold.
    ///
    /// Source: domain §10.4.
    private func scheduleUpsell(_ zone: ZoneTable, _ context: FoldContext) throws {
        let isEvaluated: Bool =
            switch row.status {
            case .draft, .planned, .closed: false
            case .recruiting, .active, .paused: true
            case .completed:
                row.completedAt.map { $0.adding(days: 30) >= context.clock } ?? false
            }
        guard isEvaluated else { return }
        let tomorrow = zone.localDate(at: context.clock).adding(days: 1)
        try context.tables.due.schedule(
            DueRow(
                entity: row.id,
                kind: .upsellEvaluate,
                dueAt: zone.localMidnight(of: tomorrow),
                company: row.company
            )
        )
        guard row.status == .recruiting || row.status == .active else { return }
        // What is due for the company at this very midnight must not be put off by a campaign.
        let planned = try context.tables.due.instants(entity: row.company)
        guard planned[.upsellCompany] == nil else { return }
        try context.tables.due.schedule(.upsell(of: row.company, zone, context.clock))
    }

    /// A transition by the clock was not possible: says so and tries again the next day.
    func failed(
        _ wish: Wish,
        _ codes: [ReasonCode],
        _ rule: ClockRule,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws {
        let zone = company.zoneTable
        let retry = ClockRetry.after(
            row.retries[rule],
            rule: rule,
            at: context.clock,
            endDate: row.fields.endDate,
            in: zone
        )
        row.retries[rule] = retry
        try context.tables.campaigns.save(row)
        try schedule(company, context)
        let next = calendar(zone, context.clock).dueAt(
            rule,
            blackouts: try context.tables.blackouts.calendar(company: company.id),
            in: zone,
            clock: context.clock
        )
        try tellFailure(wish, codes, attempt: retry.attempts, next: next, company, context)
    }

    /// Says that a transition was due and did not happen.
    func tellFailure(
        _ wish: Wish,
        _ codes: [ReasonCode],
        attempt: Int64,
        next: Instant?,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws {
        try context.emit(
            row.company,
            campaign: row.id,
            CampaignTransitionFailed(
                campaign: row.id,
                name: row.fields.name,
                recipients: Self.admins(company),
                target: wish.target,
                codes: codes,
                trigger: wish.trigger,
                dueAt: wish.dueAt,
                attempt: attempt,
                nextAttemptAt: next
            )
        )
    }
}
