import Contracts
import Domain
import Storage

/// Transitions that people ordered for later, and recurrences. Source: domain §20.
extension CampaignActor {
    /// `schedule.create`: a transition is ordered for a moment after the clock.
    func order(
        _ wish: ScheduleCreate,
        as id: String,
        reason: String?,
        by principal: Principal,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        let (moment, date): (Instant, CivilDate?) =
            switch wish.due {
            case .date(let date): (company.zoneTable.localMidnight(of: date), date)
            case .instant(let instant): (instant, nil)
            }
        if let refusal = ScheduledTransition.refusal(orderedFor: moment, clock: context.clock) {
            return .refused([refusal], [:])
        }
        let reachable = CampaignEdge.reachable(from: row.status)
        guard reachable.contains(wish.target) else {
            let allowed = CampaignStatus.allCases.filter(reachable.contains)
            return .refused(
                [.invalidTransition],
                ["allowed": .array(allowed.map { .string($0.rawValue) })]
            )
        }
        let order = ScheduleRow(
            company: row.company,
            campaign: row.id,
            order: ScheduledTransition(
                id: id,
                target: wish.target,
                orderedFor: moment,
                reason: reason,
                preconditions: wish.preconditions
            ),
            dueDate: date,
            at: context.clock,
            by: principal
        )
        scheduled.append(order)
        scheduled.sort { Identifier.isBefore($0.id, $1.id) }
        try context.tables.schedules.save(order)
        try schedule(company, context)
        // Days off may have put it off already.
        let stored = scheduled.first { $0.id == id } ?? order
        return .applied(
            [
                "id": .string(id), "version": .int(stored.version),
                "state": .string(stored.order.state.rawValue),
                "dueAt": .string(moment.rfc3339),
            ],
            []
        )
    }

    /// `schedule.cancel`: an order is taken back.
    func cancelOrder(
        _ id: String,
        expectedVersion: Int64?,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        guard let index = scheduled.firstIndex(where: { $0.id == id }) else {
            return .refused([.notFound], [:])
        }
        let version = scheduled[index].version
        if let expectedVersion, expectedVersion != version {
            return .refused([.versionConflict], ["currentVersion": .int(version)])
        }
        guard scheduled[index].order.state.isOpen else { return .refused([.notOpen], [:]) }
        try advance(index, to: scheduled[index].order.canceled(), context)
        return .applied(["id": .string(id), "version": .int(scheduled[index].version)], [])
    }

    /// Takes an order that is due out of the calendar while it is carried out.
    ///
    /// Returns nil when it is over.
    func begin(order id: String) -> ScheduleRow? {
        guard let index = scheduled.firstIndex(where: { $0.id == id }),
            scheduled[index].order.state.isOpen
        else { return nil }
        let row = scheduled[index]
        // Whatever else the transition changes, this order is not due again.
        scheduled[index].order = row.order.canceled()
        return row
    }

    /// Notes what came of an order: done without codes, else one attempt further.
    func settle(
        _ began: ScheduleRow,
        _ codes: [ReasonCode],
        _ wish: Wish,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws {
        guard let index = scheduled.firstIndex(where: { $0.id == began.id }) else { return }
        let zone = company.zoneTable
        scheduled[index] = began
        try advance(
            index,
            to: began.order.attempted(codes, at: context.clock, in: zone),
            context
        )
        guard !codes.isEmpty else { return }
        try schedule(company, context)
        let order = scheduled[index].order
        let next = order.dueAt(
            campaign: row.id,
            blackouts: try context.tables.blackouts.calendar(company: company.id),
            in: zone,
            clock: context.clock
        )
        try tellFailure(wish, codes, attempt: order.attempts, next: next, company, context)
    }

    /// A move may leave orders that can never happen any more.
    ///
    /// What is closed stays closed, whoever closed it.
    func cancelPointless(after wish: Wish, _ context: FoldContext) throws {
        for index in scheduled.indices {
            let order = scheduled[index].order
            let isLost =
                wish.trigger == .manual && order.isPointless(afterManualMoveTo: wish.target)
            guard isLost || wish.target == .closed else { continue }
            try advance(index, to: order.canceled(), context)
        }
    }

    /// Shows orders that wait for the end of a blackout, and moves those of a date with its
    /// midnight.
    func deferOrders(
        _ blackouts: BlackoutCalendar,
        _ zone: ZoneTable,
        _ context: FoldContext
    ) throws {
        for index in scheduled.indices where scheduled[index].order.state.isOpen {
            var order = scheduled[index].order
            if let date = scheduled[index].dueDate, order.attempts == 0 {
                order = order.moved(to: zone.localMidnight(of: date))
            }
            order = order.stands(
                campaign: row.id,
                blackouts: blackouts,
                in: zone,
                clock: context.clock
            )
            try advance(index, to: order, context)
        }
    }

    private func advance(
        _ index: Int,
        to next: ScheduledTransition,
        _ context: FoldContext
    ) throws {
        guard scheduled[index].advance(to: next, at: context.clock) else { return }
        try context.tables.schedules.save(scheduled[index])
        guard !next.state.isOpen else { return }
        try context.tables.due.cancelAll(entity: next.id)
    }

    /// `recurrence.set`: the campaign comes back; what was set before is replaced.
    ///
    /// Starts that have passed are left out, and so is what the same recurrence cloned before.
    func recur(
        _ rule: Recurrence,
        by: String,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        guard row.status != .closed else { return .refused([.campaignState], [:]) }
        guard let start = row.fields.startDate, let end = row.fields.endDate else {
            return .refused([.missingDates], [:])
        }
        guard let source = CivilRange(start, through: end) else {
            return .refused([.invalidDateRange], [:])
        }
        let today = company.zoneTable.localDate(at: context.clock)
        var made: Int64 = 0
        if let old = recurrence?.progress, old.rule.every == rule.every, old.source == source {
            made = min(old.made, rule.endsAfter)
        }
        while let next = rule.dates(ofClone: made + 1, of: source), next.first < today {
            made += 1
        }
        try clearRecurrence(context)
        let new = RecurrenceRow(
            company: row.company,
            campaign: row.id,
            progress: RecurrenceProgress(
                id: context.id("rcr", company: row.company),
                rule: rule,
                source: source,
                made: made
            ),
            at: context.clock,
            by: by
        )
        recurrence = new
        try context.tables.recurrences.save(new)
        try schedule(company, context)
        var result: JSONObject = ["id": .string(new.id), "made": .int(made)]
        result["nextStartDate"] = new.progress.nextDates.map { .string($0.first.iso) }
        return .applied(result, [])
    }

    /// `recurrence.clear`: the campaign does not come back any more.
    func stopRecurring(_ context: FoldContext) throws -> CommandOutcome {
        guard let id = recurrence?.id else { return .refused([.notFound], [:]) }
        try clearRecurrence(context)
        return .applied(["id": .string(id)], [])
    }

    private func clearRecurrence(_ context: FoldContext) throws {
        guard let old = recurrence else { return }
        try context.tables.due.cancelAll(entity: old.id)
        try context.tables.recurrences.remove(campaign: row.id)
        recurrence = nil
    }

    /// The next clone is about to be made: counts it and gives its dates.
    func nextClone(
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws -> (dates: CivilRange, by: String)? {
        guard var next = recurrence, let dates = next.progress.nextDates else { return nil }
        next.progress.made += 1
        recurrence = next
        try context.tables.recurrences.save(next)
        try schedule(company, context)
        return (dates, next.createdBy)
    }

    /// The dates of a draft are its recurrence's too.
    func followDraftDates(_ context: FoldContext) throws {
        guard row.status == .draft, var next = recurrence, let start = row.fields.startDate,
            let source = row.fields.endDate.flatMap({ CivilRange(start, through: $0) }),
            source != next.progress.source
        else { return }
        next.progress = RecurrenceProgress(
            id: next.id,
            rule: next.progress.rule,
            source: source,
            made: next.progress.made
        )
        recurrence = next
        try context.tables.recurrences.save(next)
    }
}
