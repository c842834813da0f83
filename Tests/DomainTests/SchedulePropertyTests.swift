import Domain
import Testing

@Suite("The clock over random calendars")
struct SchedulePropertyTests {
    private static let days: Int64 = 700

    private static func bench(seed: Int) throws -> ScheduleBench {
        var random = SplitMix(seed: seed)
        return ScheduleBench(
            schedule: ScheduleBench.schedule(&random),
            blackouts: ScheduleBench.blackouts(&random),
            zone: try ScheduleBench.zone(&random),
            seed: seed
        )
    }

    @Test(arguments: 0..<150)
    func `after downtime everything happens once, when it was due`(seed: Int) throws {
        var steady = try Self.bench(seed: seed)
        var sleepy = steady
        for hour in 1...Self.days * 6 { steady.tick(ScheduleBench.start.adding(hours: hour * 4)) }
        var random = SplitMix(seed: seed ^ 77)
        var hours = random.int(1...2000)
        while hours < Self.days * 24 {
            sleepy.tick(ScheduleBench.start.adding(hours: hours))
            hours += random.int(1...4000)
        }
        sleepy.tick(ScheduleBench.start.adding(days: Self.days))
        #expect(steady.steps == sleepy.steps)
        #expect(steady.schedule == sleepy.schedule)
    }

    @Test(arguments: 0..<300)
    func `each thing happens once, in order and outside blackouts`(seed: Int) throws {
        var bench = try Self.bench(seed: seed)
        bench.tick(ScheduleBench.start.adding(days: Self.days))
        let steps = bench.steps
        #expect(Set(steps.map(\.item)).count == steps.count)
        var before = ScheduleBench.start
        for step in steps {
            // A step may make something due whose moment has passed; that happens at once.
            #expect(step.at == max(step.item.dueAt, before))
            before = step.at
            let isMove = step.from != step.to
            #expect(!isMove || CampaignEdge.edge(from: step.from, to: step.to) != nil)
            let target = Self.target(step.item, bench.schedule)
            if let target, Blackout.holdsBack(target) {
                let date = bench.zone.localDate(at: step.at)
                #expect(!bench.blackouts.covers(date, campaign: bench.schedule.campaign))
            }
        }
        for rule in ClockRule.allCases {
            let done = steps.filter { $0.item.kind == .rule(rule) && $0.codes.isEmpty }
            #expect(done.count <= 1 || bench.schedule.scheduled.count > 0)
        }
        for order in bench.schedule.scheduled {
            let tries = steps.filter { $0.item.kind == .scheduled(order.id) }
            #expect(tries.filter(\.codes.isEmpty).count <= 1)
            #expect(tries.count <= 7)
            #expect((order.state == .failed) == (order.attempts == 7))
        }
        #expect(bench.schedule.recurrence?.made ?? 0 <= 6)
    }

    @Test(arguments: 0..<150)
    func `nothing that was due is left behind, whatever people do meanwhile`(seed: Int) throws {
        var bench = try Self.bench(seed: seed)
        var random = SplitMix(seed: seed ^ 4711)
        for _ in 0..<80 {
            bench.tick(bench.clock.adding(minutes: random.int(1...1_440 * 15)))
            let today = bench.zone.localDate(at: bench.clock)
            Self.check(bench, today: today)
            let targets = CampaignEdge.allowedTargets(from: bench.schedule.status)
            if random.chance(15), let target = targets.randomElement(using: &random) {
                bench.schedule.moveManually(to: target, today: today)
                Self.checkCohorts(bench.schedule)
            }
        }
    }

    @Test(arguments: 0..<100)
    func `a dry run tells the steps that lead to its end`(seed: Int) throws {
        let bench = try Self.bench(seed: seed)
        let run = DryRun(
            of: bench.schedule,
            blackouts: bench.blackouts,
            in: bench.zone,
            clock: bench.clock,
            until: bench.zone.localDate(at: bench.clock).adding(days: Self.days)
        )
        var schedule = bench.schedule
        for step in run.steps where step.codes.isEmpty {
            #expect(step.from == schedule.status)
            schedule.happen(step.item, at: step.at, in: bench.zone)
            #expect(step.to == schedule.status)
        }
        #expect(schedule.status == run.schedule.status)
        #expect(schedule.instances == run.schedule.instances)
        #expect(schedule.recurrence == run.schedule.recurrence)
    }

    private static func target(
        _ item: DueItem,
        _ schedule: CampaignSchedule
    ) -> CampaignStatus? {
        switch item.kind {
        case .rule(let rule): rule.target
        case .scheduled(let id): schedule.scheduled.first { $0.id == id }?.target
        case .termsEffective, .recurrence, .instanceStart, .instanceComplete: nil
        }
    }

    /// What must hold after a tick (I17).
    private static func check(_ bench: ScheduleBench, today: CivilDate) {
        let schedule = bench.schedule
        if schedule.status == .active, let end = schedule.endDate { #expect(end >= today) }
        let waits = schedule.status == .planned || schedule.status == .recruiting
        if waits, let start = schedule.startDate, start <= today {
            let isDark = bench.blackouts.covers(today, campaign: schedule.campaign)
            #expect(isDark || schedule.retries[.activate] != nil)
        }
        checkCohorts(schedule)
    }

    /// An instance runs only with its campaign and rests only with it by cascade (I18).
    private static func checkCohorts(_ schedule: CampaignSchedule) {
        for instance in schedule.instances {
            if instance.status == .active { #expect(schedule.status == .active) }
            if instance.isPausedByCascade, instance.status == .paused {
                #expect(schedule.status == .paused)
            }
        }
    }
}
