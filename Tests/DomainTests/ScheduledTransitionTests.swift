import Domain
import Testing

@Suite("Scheduled transitions")
struct ScheduledTransitionTests {
    private let zone: ZoneTable

    init() throws {
        zone = try ZoneTable(entries: ZoneTableTests.central)
    }

    private func order(
        _ target: CampaignStatus = .active,
        at date: String = "2026-04-01"
    ) throws -> ScheduledTransition {
        ScheduledTransition(
            id: "sch",
            target: target,
            orderedFor: zone.localMidnight(of: try Given.day(date))
        )
    }

    @Test func `a moment that does not lie after the clock is refused`() throws {
        let clock = try Given.instant("2026-04-01T10:00:00Z")
        let later = clock.adding(milliseconds: 1)
        #expect(ScheduledTransition.refusal(orderedFor: clock, clock: clock) == .dueInPast)
        #expect(ScheduledTransition.refusal(orderedFor: later, clock: clock) == nil)
    }

    @Test func `without a code it is done, and once is enough`() throws {
        let order = try order()
        let done = order.attempted([], at: order.nextAt, in: zone)
        #expect(done.state == .done)
        #expect(done.attempted([.endPassed], at: order.nextAt, in: zone) == done)
        #expect(done.canceled() == done)
    }

    @Test func `it is tried seven times at local midnights and then given up`() throws {
        var order = try order(at: "2026-03-28")
        var moments: [String] = []
        while order.state.isOpen {
            moments.append(order.nextAt.rfc3339)
            order = order.attempted([.groupNotActive], at: order.nextAt, in: zone)
        }
        #expect(
            moments == [
                "2026-03-27T23:00:00.000Z", "2026-03-28T23:00:00.000Z",
                "2026-03-29T22:00:00.000Z", "2026-03-30T22:00:00.000Z",
                "2026-03-31T22:00:00.000Z", "2026-04-01T22:00:00.000Z",
                "2026-04-02T22:00:00.000Z",
            ]
        )
        #expect(order.state == .failed)
        #expect(order.attempts == 7)
        #expect(order.lastCodes == [.groupNotActive])
    }

    @Test func `a blackout defers it and its end makes it pending again`() throws {
        let order = try order(at: "2026-12-28")
        let blackouts = BlackoutCalendar([
            Blackout(
                id: "blk",
                dates: try Given.range("2026-12-20", "2027-01-03"),
                scope: .all
            )
        ])
        let clock = try Given.instant("2026-12-01T00:00:00Z")
        let deferred = order.stands(
            campaign: "c",
            blackouts: blackouts,
            in: zone,
            clock: clock
        )
        #expect(deferred.state == .deferred)
        let due = deferred.dueAt(campaign: "c", blackouts: blackouts, in: zone, clock: clock)
        #expect(due == zone.localMidnight(of: try Given.day("2027-01-04")))
        let free = deferred.stands(
            campaign: "c",
            blackouts: BlackoutCalendar(),
            in: zone,
            clock: clock
        )
        #expect(free == order)
        let closing = try self.order(.closed, at: "2026-12-28")
        #expect(
            closing.stands(campaign: "c", blackouts: blackouts, in: zone, clock: clock) == closing
        )
    }

    @Test(arguments: [
        (nil, nil, true), (Int64(10), nil, true), (11, nil, false), (10, Int64(21), false),
        (10, 20, true), (11, 21, false),
    ])
    func `its own conditions fail with one code`(
        _ volunteers: Int64?,
        _ beneficiaries: Int64?,
        _ holds: Bool
    ) {
        let conditions = ScheduledPreconditions(
            minVolunteers: volunteers,
            minBeneficiaries: beneficiaries
        )
        let failing = conditions.failing(volunteers: 10, beneficiaries: 20)
        #expect(failing == (holds ? [] : [.preconditionFailed]))
    }

    @Test func `a plan may go back to the desk, so it reaches every state`() {
        let all = Set(CampaignStatus.allCases)
        #expect(CampaignEdge.reachable(from: .draft) == all)
        #expect(CampaignEdge.reachable(from: .planned) == all)
        let running: Set<CampaignStatus> = [.active, .paused, .completed, .closed]
        #expect(CampaignEdge.reachable(from: .recruiting) == running)
        #expect(CampaignEdge.reachable(from: .active) == running)
        #expect(CampaignEdge.reachable(from: .paused) == running)
        #expect(CampaignEdge.reachable(from: .completed) == [.closed])
        #expect(CampaignEdge.reachable(from: .closed) == [])
    }

    @Test func `a manual move cancels what no path reaches any more`() throws {
        var schedule = CampaignSchedule(campaign: "c", status: .planned)
        let done = try order(.recruiting).attempted([], at: ScheduleBench.start, in: zone)
        schedule.scheduled = try [done, order(.recruiting), order(.active), order(.closed)]
        let today = try Given.day("2026-03-01")
        schedule.moveManually(to: .recruiting, today: today)
        #expect(schedule.scheduled.map(\.state) == [.done, .canceled, .pending, .pending])
        schedule.moveManually(to: .closed, today: today)
        #expect(schedule.scheduled.map(\.state) == [.done, .canceled, .canceled, .canceled])
    }

    @Test func `a plan that goes back to the desk keeps what is scheduled`() throws {
        var schedule = CampaignSchedule(campaign: "c", status: .planned)
        schedule.scheduled = try [order(.recruiting), order(.draft), order(.planned)]
        schedule.moveManually(to: .draft, today: try Given.day("2026-03-01"))
        #expect(schedule.scheduled.allSatisfy { $0.state == .pending })
    }

    @Test func `where an evening comes twice it is not tried again at once`() throws {
        // At 00:30 of the second day the clock goes back to 23:30 of the first.
        let change = Instant(ms: Instant.millisecondsPerDay + 30 * Instant.millisecondsPerMinute)
        let zone = try ZoneTable(entries: [
            ZoneTable.Entry(fromMs: 0, offsetSeconds: 0),
            ZoneTable.Entry(fromMs: change.ms, offsetSeconds: -3600),
        ])
        let again = change.adding(minutes: 10)
        #expect(zone.localDate(at: again) == CivilDate(dayNumber: 0))
        #expect(zone.localMidnight(of: CivilDate(dayNumber: 1)) < again)
        let next = zone.nextLocalMidnight(after: again)
        #expect(next == zone.localMidnight(of: CivilDate(dayNumber: 2)))
    }
}
