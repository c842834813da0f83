import Domain
import Testing

/// A clock that folds ticks into a schedule as rule C3 says, and what it did.
struct ScheduleBench {
    struct Step: Hashable {
        let item: DueItem
        let at: Instant
        let from: CampaignStatus
        let to: CampaignStatus
        let codes: [ReasonCode]
    }

    static let start = Instant(ms: 1_767_225_600_000)

    var schedule: CampaignSchedule
    let blackouts: BlackoutCalendar
    let zone: ZoneTable
    let seed: Int
    var clock = Self.start
    var steps: [Step] = []

    mutating func tick(_ at: Instant) {
        guard at > clock else { return }
        while let item = schedule.dueItems(blackouts: blackouts, in: zone, clock: clock).first,
            item.dueAt <= at
        {
            clock = max(item.dueAt, clock)
            let from = schedule.status
            let codes = failing(item)
            schedule.happen(item, codes: codes, at: clock, in: zone)
            steps.append(
                Step(item: item, at: clock, from: from, to: schedule.status, codes: codes)
            )
        }
        clock = at
    }

    /// Whether an item fails follows from the item alone, as from the log, never from the ticks.
    private func failing(_ item: DueItem) -> [ReasonCode] {
        var random = SplitMix(seed: seed ^ Int(truncatingIfNeeded: item.dueAt.ms / 1000))
        let target: CampaignStatus
        switch item.kind {
        case .rule(.complete), .termsEffective, .recurrence, .instanceStart, .instanceComplete:
            return []
        case .rule(let rule): target = rule.target
        case .scheduled(let id):
            guard let order = schedule.scheduled.first(where: { $0.id == id }) else { return [] }
            target = order.target
        }
        if CampaignEdge.edge(from: schedule.status, to: target) == nil {
            return [.invalidTransition]
        }
        return random.chance(35) ? [.groupNotActive] : []
    }

    /// A zone whose offset changes some times a year, by minutes or by many hours.
    static func zone(_ random: inout SplitMix) throws -> ZoneTable {
        var entries: [ZoneTable.Entry] = []
        var from = start.adding(days: -100).ms
        for _ in 0..<random.int(1...12) {
            let offset = random.int(-50...56) * 900
            entries.append(ZoneTable.Entry(fromMs: from, offsetSeconds: offset))
            from +=
                random.int(1...200) * Instant.millisecondsPerDay
                + random.int(0...1439) * Instant.millisecondsPerMinute
        }
        return try ZoneTable(entries: entries)
    }

    /// Up to eight blackouts within some 400 days.
    static func blackouts(_ random: inout SplitMix) -> BlackoutCalendar {
        let today = start.utcDate
        var blackouts: [Blackout] = []
        for index in 0..<random.int(0...8) {
            let first = today.adding(days: random.int(-20...400))
            blackouts.append(
                Blackout(
                    id: "blk-\(index)",
                    dates: CivilRange(from: first, dayCount: random.int(1...25)),
                    scope: random.chance(60) ? .all : .campaigns(["a"])
                )
            )
        }
        return BlackoutCalendar(blackouts)
    }

    /// A planned campaign with instances, scheduled moves and perhaps a recurrence.
    static func schedule(_ random: inout SplitMix) -> CampaignSchedule {
        let first = start.utcDate.adding(days: random.int(0...200))
        let dates = CivilRange(from: first, dayCount: random.int(1...150))
        var schedule = CampaignSchedule(campaign: random.pick(["a", "b"]), status: .planned)
        schedule.startDate = dates.first
        schedule.endDate = dates.last
        if random.chance(60) { schedule.recruitLeadDays = random.int(0...90) }
        if random.chance(60) { schedule.autoCloseDays = random.int(1...60) }
        for index in 0..<random.int(0...4) {
            let from = dates.first.adding(days: random.int(0...dates.dayCount - 1))
            let days = random.int(1...dates.last.days(since: from) + 1)
            schedule.instances.append(
                InstanceSchedule(
                    id: "ins-\(index)",
                    dates: CivilRange(from: from, dayCount: days),
                    status: .planned
                )
            )
        }
        for index in 0..<random.int(0...5) {
            schedule.scheduled.append(
                ScheduledTransition(
                    id: "sch-\(index)",
                    target: random.pick(CampaignStatus.allCases),
                    orderedFor: start.adding(minutes: random.int(1...1_440 * 300))
                )
            )
        }
        schedule.pendingTerms = (0..<random.int(0...3)).map { first.adding(days: $0 * 31) }
        let rule = Recurrence(
            every: random.pick(RecurrenceInterval.allCases),
            leadDays: random.int(0...90),
            endsAfter: random.int(1...6)
        )
        if random.chance(50), let rule {
            schedule.recurrence = RecurrenceProgress(id: "rcr", rule: rule, source: dates)
        }
        return schedule
    }
}
