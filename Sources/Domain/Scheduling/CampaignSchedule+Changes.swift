/// What a due item or a move changes in the schedule.
extension CampaignSchedule {
    /// After a due item happened at a moment of the clock, or failed for these codes.
    ///
    /// An item that is not due any more changes nothing, so a second delivery is harmless.
    package mutating func happen(
        _ item: DueItem,
        codes: [ReasonCode] = [],
        at clock: Instant,
        in zone: ZoneTable
    ) {
        switch item.kind {
        case .rule(let rule): happen(rule, codes, at: clock, in: zone)
        case .scheduled(let id): happen(scheduled: id, codes, at: clock, in: zone)
        case .recurrence(let number):
            if recurrence?.made == number - 1 { recurrence?.made = number }
        case .termsEffective(let date): pendingTerms.removeAll { $0 == date }
        case .instanceStart: change(item.entity, from: .planned, to: .active)
        case .instanceComplete: change(item.entity, from: .active, to: .completed)
        }
    }

    /// After a manual move: like any move, and what no path reaches any more is canceled.
    package mutating func moveManually(to target: CampaignStatus, today: CivilDate) {
        move(to: target, today: today)
        for index in scheduled.indices
        where scheduled[index].isPointless(afterManualMoveTo: target) {
            scheduled[index] = scheduled[index].canceled()
        }
    }

    /// After a move to a state, with its effects on the instances and their dates.
    ///
    /// Source: domain §4.2, §5.1.
    package mutating func move(to target: CampaignStatus, today: CivilDate) {
        status = target
        retries = [:]
        switch target {
        case .draft, .planned, .recruiting: break
        case .active: activate(today: today)
        case .paused: pause()
        case .completed, .closed:
            if target == .completed { completedOn = today }
            for index in instances.indices { instances[index].status = .completed }
        }
    }

    private mutating func happen(
        _ rule: ClockRule,
        _ codes: [ReasonCode],
        at clock: Instant,
        in zone: ZoneTable
    ) {
        guard rule.applies(to: status) else { return }
        guard !codes.isEmpty else {
            return move(to: rule.target, today: zone.localDate(at: clock))
        }
        retries[rule] = .after(
            retries[rule],
            rule: rule,
            at: clock,
            endDate: endDate,
            in: zone
        )
    }

    private mutating func happen(
        scheduled id: String,
        _ codes: [ReasonCode],
        at clock: Instant,
        in zone: ZoneTable
    ) {
        guard let index = scheduled.firstIndex(where: { $0.id == id }),
            scheduled[index].state.isOpen
        else { return }
        scheduled[index] = scheduled[index].attempted(codes, at: clock, in: zone)
        guard codes.isEmpty else { return }
        let today = zone.localDate(at: clock)
        if scheduled[index].preconditions.earlyStart, scheduled[index].target == .active {
            startDate = startDate.map { min($0, today) }
        }
        move(to: scheduled[index].target, today: today)
    }

    private mutating func activate(today: CivilDate) {
        for index in instances.indices {
            let instance = instances[index]
            let starts = instance.status == .planned && instance.dates.first <= today
            let resumes = instance.status == .paused && instance.isPausedByCascade
            if starts || resumes {
                instances[index].status = .active
                instances[index].isPausedByCascade = false
            }
        }
    }

    private mutating func pause() {
        for index in instances.indices where instances[index].status == .active {
            instances[index].status = .paused
            instances[index].isPausedByCascade = true
        }
    }

    private mutating func change(
        _ instance: String,
        from: InstanceStatus,
        to target: InstanceStatus
    ) {
        guard status == .active else { return }
        for index in instances.indices
        where instances[index].id == instance && instances[index].status == from {
            instances[index].status = target
        }
    }
}
