import Domain
import Testing

@Suite("What a campaign's dates make happen")
struct CampaignScheduleTests {
    private let zone: ZoneTable

    init() throws {
        zone = try ZoneTable(entries: ZoneTableTests.central)
    }

    private func campaign(
        _ first: String,
        _ last: String,
        _ status: CampaignStatus = .planned
    ) throws -> CampaignSchedule {
        var schedule = CampaignSchedule(campaign: "c", status: status)
        schedule.startDate = try Given.day(first)
        schedule.endDate = try Given.day(last)
        return schedule
    }

    private func due(
        _ schedule: CampaignSchedule,
        _ blackouts: BlackoutCalendar = BlackoutCalendar()
    ) -> [String] {
        schedule.dueItems(blackouts: blackouts, in: zone, clock: ScheduleBench.start).map {
            "\(Self.word($0.kind)) \(zone.localDate(at: $0.dueAt).iso)"
        }
    }

    private static func word(_ kind: DueItem.Kind) -> String {
        switch kind {
        case .rule(let rule): rule.rawValue
        case .termsEffective: "terms"
        case .scheduled: "scheduled"
        case .recurrence: "recurrence"
        case .instanceStart: "instanceStart"
        case .instanceComplete: "instanceComplete"
        }
    }

    @Test func `a day of campaign without ticks is caught up with its own moments`() throws {
        let schedule = try campaign("2026-03-29", "2026-03-29")
        let run = DryRun(
            of: schedule,
            blackouts: BlackoutCalendar(),
            in: zone,
            clock: try Given.instant("2026-03-28T12:00:00Z"),
            until: try Given.day("2026-03-31")
        )
        #expect(
            run.steps.map(\.item.dueAt.rfc3339) == [
                "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z",
            ]
        )
        #expect(run.steps.map(\.at) == run.steps.map(\.item.dueAt))
        #expect(run.steps.map(\.to) == [.active, .completed])
        #expect(run.steps.map(\.isDue) == [true, false])
    }

    @Test func `a campaign is active all of its last day`() throws {
        let schedule = try campaign("2026-01-01", "2026-06-30", .active)
        let found = schedule.dueAt(
            .complete,
            blackouts: BlackoutCalendar(),
            in: zone,
            clock: ScheduleBench.start
        )
        #expect(found?.rfc3339 == "2026-06-30T22:00:00.000Z")
    }

    @Test(arguments: [
        (CampaignStatus.draft, []),
        (.planned, ["recruit 2026-04-06", "activate 2026-05-04"]),
        (.recruiting, ["activate 2026-05-04"]),
        (.active, ["complete 2026-08-24"]),
        (.paused, []),
        (.completed, ["close 2026-09-23"]),
        (.closed, []),
    ])
    func `each state has its own moves by the clock`(
        _ status: CampaignStatus,
        _ expected: [String]
    ) throws {
        var schedule = try campaign("2026-05-04", "2026-08-23", status)
        schedule.recruitLeadDays = 28
        schedule.autoCloseDays = 30
        schedule.completedOn = try Given.day("2026-08-24")
        #expect(due(schedule) == expected)
    }

    @Test func `a start in a blackout comes after it`() throws {
        let schedule = try campaign("2026-12-28", "2027-03-31")
        let blackouts = BlackoutCalendar([
            Blackout(
                id: "blk",
                dates: try Given.range("2026-12-20", "2027-01-03"),
                scope: .all
            )
        ])
        #expect(due(schedule, blackouts) == ["activate 2027-01-04"])
    }

    @Test func `a failed start is tried daily until the end, a failed closing for ever`() throws {
        var schedule = try campaign("2026-03-01", "2026-03-03")
        var clock = zone.localMidnight(of: try Given.day("2026-03-01"))
        var dates: [String] = []
        while let item = schedule.dueItems(
            blackouts: BlackoutCalendar(),
            in: zone,
            clock: clock
        ).first {
            clock = item.dueAt
            dates.append(zone.localDate(at: clock).iso)
            schedule.happen(item, codes: [.groupNotActive], at: clock, in: zone)
        }
        #expect(dates == ["2026-03-01", "2026-03-02", "2026-03-03"])
        #expect(schedule.retries[.activate] == ClockRetry(attempts: 3, nextAt: nil))
        schedule.status = .completed
        schedule.completedOn = try Given.day("2026-03-04")
        schedule.autoCloseDays = 1
        let item = try #require(
            schedule.dueItems(blackouts: BlackoutCalendar(), in: zone, clock: clock).first
        )
        schedule.happen(item, codes: [.inputsParked], at: item.dueAt, in: zone)
        #expect(due(schedule) == ["close 2026-03-06"])
    }

    @Test func `opening and starting on one day is a start`() throws {
        var schedule = try campaign("2026-05-04", "2026-08-23")
        schedule.recruitLeadDays = 0
        let run = DryRun(
            of: schedule,
            blackouts: BlackoutCalendar(),
            in: zone,
            clock: ScheduleBench.start,
            until: try Given.day("2026-05-04")
        )
        #expect(run.steps.map(\.to) == [.active])
    }

    @Test func `instances start and end with their own dates and rest with their campaign`() throws
    {
        var schedule = try campaign("2026-03-01", "2026-05-31")
        schedule.instances = try [
            InstanceSchedule(
                id: "ins-1",
                dates: Given.range("2026-03-01", "2026-03-31"),
                status: .planned
            ),
            InstanceSchedule(
                id: "ins-2",
                dates: Given.range("2026-04-01", "2026-05-31"),
                status: .planned
            ),
        ]
        #expect(due(schedule) == ["activate 2026-03-01"])
        schedule.move(to: .active, today: try Given.day("2026-03-01"))
        #expect(schedule.instances.map(\.status) == [.active, .planned])
        #expect(
            due(schedule) == [
                "instanceComplete 2026-04-01", "instanceStart 2026-04-01",
                "complete 2026-06-01",
            ]
        )
        schedule.move(to: .paused, today: try Given.day("2026-03-10"))
        #expect(schedule.instances.map(\.status) == [.paused, .planned])
        #expect(due(schedule) == [])
        schedule.move(to: .active, today: try Given.day("2026-04-10"))
        #expect(schedule.instances.map(\.status) == [.active, .active])
        #expect(!schedule.instances[0].isPausedByCascade)
    }

    @Test func `at one moment terms come before moves and moves before instances`() throws {
        var schedule = try campaign("2026-03-01", "2026-05-31", .active)
        schedule.pendingTerms = try [Given.day("2026-06-02"), Given.day("2026-05-31")]
        schedule.endDate = try Given.day("2026-05-31")
        schedule.instances = [
            InstanceSchedule(
                id: "a",
                dates: try Given.range("2026-03-01", "2026-05-30"),
                status: .active
            )
        ]
        schedule.scheduled = [
            ScheduledTransition(
                id: "b",
                target: .paused,
                orderedFor: zone.localMidnight(of: try Given.day("2026-05-31"))
            )
        ]
        #expect(
            due(schedule) == [
                "terms 2026-05-31", "scheduled 2026-05-31", "instanceComplete 2026-05-31",
                "complete 2026-06-01",
            ]
        )
    }

    @Test func `a recurrence goes on while its source lives`() throws {
        var schedule = try campaign("2026-01-31", "2026-03-31", .completed)
        let rule = try #require(Recurrence(every: .quarter, leadDays: 10, endsAfter: 2))
        schedule.recurrence = RecurrenceProgress(
            id: "rcr",
            rule: rule,
            source: try Given.range("2026-01-31", "2026-03-31")
        )
        let run = DryRun(
            of: schedule,
            blackouts: BlackoutCalendar(),
            in: zone,
            clock: ScheduleBench.start,
            until: try Given.day("2027-12-31")
        )
        #expect(
            run.steps.map(\.cloneDates) == [
                try Given.range("2026-04-30", "2026-06-30"),
                try Given.range("2026-07-31", "2026-09-30"),
            ]
        )
        schedule.status = .closed
        #expect(due(schedule) == [])
    }

    @Test func `a dry run says what would fail, how often and why`() throws {
        let schedule = try campaign("2026-03-01", "2026-03-31")
        var guards = try CampaignFacts.sound()
        guards.isGroupActive = false
        let run = DryRun(
            of: schedule,
            guards: guards,
            blackouts: BlackoutCalendar(),
            in: zone,
            clock: ScheduleBench.start,
            until: try Given.day("2026-12-31")
        )
        let step = try #require(run.steps.first)
        #expect(run.steps.count == 1)
        #expect(step.codes == [.groupNotActive])
        #expect(step.attempts == 31)
        #expect(zone.localDate(at: step.lastAt).iso == "2026-03-31")
        #expect(run.schedule.status == .planned)
    }

    @Test func `a dry run knows what a scheduled move asks for`() throws {
        var schedule = try campaign("2026-03-01", "2026-03-31")
        schedule.scheduled = [
            ScheduledTransition(
                id: "sch",
                target: .recruiting,
                orderedFor: zone.localMidnight(of: try Given.day("2026-02-01")),
                preconditions: ScheduledPreconditions(minVolunteers: 5)
            )
        ]
        func codes(_ volunteers: Int64) throws -> [[ReasonCode]] {
            DryRun(
                of: schedule,
                volunteers: volunteers,
                blackouts: BlackoutCalendar(),
                in: zone,
                clock: ScheduleBench.start,
                until: try Given.day("2026-02-27")
            ).steps.map(\.codes)
        }
        #expect(try codes(4) == [[.preconditionFailed]])
        #expect(try codes(5) == [[]])
    }

    @Test func `a calendar shows 400 days of moves, instances and blackouts`() throws {
        var first = try campaign("2026-03-01", "2026-05-31")
        first.instances = [
            InstanceSchedule(
                id: "ins-1",
                dates: try Given.range("2026-03-01", "2026-04-30"),
                status: .planned
            )
        ]
        var second = CampaignSchedule(campaign: "b", status: .active)
        second.endDate = try Given.day("2027-02-04")
        second.instances = [
            InstanceSchedule(
                id: "ins-2",
                dates: try Given.range("2025-01-01", "2025-12-31"),
                status: .completed
            )
        ]
        let blackouts = BlackoutCalendar([
            Blackout(id: "in", dates: try Given.range("2027-02-04", "2027-03-01"), scope: .all),
            Blackout(id: "out", dates: try Given.range("2027-02-05", "2027-03-01"), scope: .all),
        ])
        let calendar = CompanyCalendar(
            of: [first, second],
            blackouts: blackouts,
            in: zone,
            clock: ScheduleBench.start
        )
        #expect(calendar.dates == (try Given.range("2026-01-01", "2027-02-04")))
        #expect(
            calendar.steps.map { "\($0.campaign) \($0.to) \(zone.localDate(at: $0.at).iso)" } == [
                "c active 2026-03-01", "c active 2026-05-01", "c completed 2026-06-01",
            ]
        )
        #expect(calendar.instances.map(\.id) == ["ins-1"])
        #expect(calendar.blackouts.map(\.id) == ["in"])
    }
}
