import Domain
import Testing

@Suite("Quotas")
struct QuotaTests {
    private func quota(
        _ metric: Quota.Metric,
        _ limit: Int64,
        period: Quota.Period = .total,
        scope: Quota.Scope = .company,
        scopeRef: String = "veridia",
        hardness: Quota.Hardness = .hard,
        currency: Currency? = nil,
        overbookPct: Int64 = 0,
        alertPcts: [Int64] = Quota.standardAlertPcts,
        id: String = "quo_veridia_1_1"
    ) -> Quota {
        Quota(
            id: id,
            scope: scope,
            scopeRef: scopeRef,
            metric: metric,
            period: period,
            limit: limit,
            currency: currency,
            hardness: hardness,
            overbookPct: overbookPct,
            alertPcts: alertPcts
        )
    }

    @Test func `the words are those of the messages`() {
        #expect(
            Quota.Scope.allCases.map(\.rawValue) == [
                "company", "campaign", "instance", "group", "role",
            ]
        )
        #expect(
            Quota.Metric.allCases.map(\.rawValue) == [
                "volunteers", "beneficiaries", "sessions", "hours", "credits", "budget",
            ]
        )
        #expect(Quota.Period.allCases.map(\.rawValue) == ["total", "month", "week"])
        #expect(Quota.Hardness.allCases.map(\.rawValue) == ["soft", "hard"])
    }

    @Test func `ten a month are let in, the eleventh waits for the first of the next month`() throws
    {
        let monthly = quota(.beneficiaries, 10, period: .month)
        let march = try Given.day("2026-03-12")
        var use = QuotaUse(starting: monthly, on: march)
        for _ in 1...10 {
            #expect(!monthly.blocks(.beneficiary, use: use.use))
            _ = use.apply(monthly.amount(of: .becameActive(.beneficiary)), monthly)
        }
        #expect(monthly.blocks(.beneficiary, use: use.use))
        #expect(Quota.blocking(.beneficiary, [(monthly, use.use)]) == ["quo_veridia_1_1"])
        #expect(monthly.period.nextStart(after: march) == (try Given.day("2026-04-01")))
        let april = try Given.day("2026-04-01")
        #expect(!use.covers(april, of: monthly))
        use = QuotaUse(starting: monthly, on: april)
        #expect(!monthly.blocks(.beneficiary, use: use.use))
    }

    @Test func `minutes are let in while any are left, and facts may exceed them`() {
        let hours = quota(.hours, 6000)
        var use = QuotaUse(periodStart: nil, use: 5990, crossedPcts: [80])
        #expect(!hours.blocks(.beneficiary, use: use.use))
        #expect(!hours.blocks(.volunteer, use: use.use))
        let session = QuotaFact.session(minutes: 60, creditsMc: 0)
        #expect(use.apply(hours.amount(of: session), hours).crossed == [100])
        #expect(use.use == 6050)
        #expect(hours.isExceeded(by: use.use))
        #expect(hours.blocks(.beneficiary, use: use.use))
        #expect(hours.blocks(.volunteer, use: use.use))
    }

    @Test(arguments: [(10, 0, 10), (10, 10, 11), (7, 10, 7), (9, 50, 13), (0, 50, 0)])
    func `a cap is the limit and what may be overbooked`(
        _ limit: Int64,
        _ percent: Int64,
        _ cap: Int64
    ) {
        let found = quota(.volunteers, limit, overbookPct: percent)
        #expect(found.cap == cap)
        #expect(!found.blocks(.volunteer, use: cap - 1))
        #expect(found.blocks(.volunteer, use: cap))
        #expect(!found.isExceeded(by: cap))
        #expect(found.isExceeded(by: cap + 1))
    }

    @Test func `only people of the counted role are stopped, of other things everybody`() {
        #expect(!quota(.volunteers, 1).blocks(.beneficiary, use: 9))
        #expect(!quota(.beneficiaries, 1).blocks(.volunteer, use: 9))
        for metric in [Quota.Metric.sessions, .hours, .credits, .budget] {
            for role in ParticipantRole.allCases {
                #expect(quota(metric, 5).blocks(role, use: 5))
                #expect(!quota(metric, 5).blocks(role, use: 4))
            }
        }
    }

    @Test func `soft and inactive quotas stop nobody`() {
        let soft = quota(.volunteers, 0, hardness: .soft)
        #expect(!soft.blocks(.volunteer, use: 5))
        #expect(!soft.isExceeded(by: 5))
        var inactive = quota(.volunteers, 0)
        inactive.isActive = false
        #expect(!inactive.blocks(.volunteer, use: 5))
        #expect(!inactive.isExceeded(by: 5))
    }

    @Test func `all blocking quotas are named, in the order of their ids`() {
        let found = Quota.blocking(
            .volunteer,
            [
                (quota(.volunteers, 5, id: "b"), 5), (quota(.volunteers, 6, id: "c"), 5),
                (quota(.sessions, 5, id: "B"), 5), (quota(.beneficiaries, 5, id: "a"), 5),
            ]
        )
        #expect(found == ["B", "b"])
    }

    @Test func `every fact counts for its own metric only`() {
        let cost = QuotaFact.cost(Money(amount: 700, currency: .eur))
        let facts: [QuotaFact] = [
            .becameActive(.volunteer), .becameActive(.beneficiary),
            .session(minutes: 45, creditsMc: 7500), .milestone(creditsMc: 900), cost,
        ]
        func amounts(_ metric: Quota.Metric, _ currency: Currency? = nil) -> [Int64] {
            facts.map { quota(metric, 1, currency: currency).amount(of: $0) }
        }
        #expect(amounts(.volunteers) == [1, 0, 0, 0, 0])
        #expect(amounts(.beneficiaries) == [0, 1, 0, 0, 0])
        #expect(amounts(.sessions) == [0, 0, 1, 0, 0])
        #expect(amounts(.hours) == [0, 0, 45, 0, 0])
        #expect(amounts(.credits) == [0, 0, 7500, 900, 0])
        #expect(amounts(.budget, .eur) == [0, 0, 0, 0, 700])
        #expect(amounts(.budget, .nok) == [0, 0, 0, 0, 0])
        #expect(amounts(.budget) == [0, 0, 0, 0, 0])
    }

    @Test func `a quota covers what lies in its place`() {
        var place = QuotaPlace(
            company: "veridia",
            campaign: "cam-1",
            instance: "ins-1",
            group: "grp-1",
            roles: [.volunteer]
        )
        let refs: [(Quota.Scope, String)] = [
            (.company, "veridia"), (.campaign, "cam-1"), (.instance, "ins-1"),
            (.group, "veridia/grp-1"), (.role, "cam-1/volunteer"),
        ]
        func covered() -> [Bool] {
            refs.map { quota(.sessions, 1, scope: $0.0, scopeRef: $0.1).covers(place) }
        }
        #expect(covered() == [true, true, true, true, true])
        place.roles = [.beneficiary]
        place.instance = nil
        place.group = "grp-2"
        #expect(covered() == [true, true, false, false, false])
        place.roles = [.beneficiary, .volunteer]
        #expect(covered() == [true, true, false, false, true])
        #expect(!quota(.sessions, 1, scope: .campaign, scopeRef: "veridia").covers(place))
        #expect(place.references.map(\.scope) == [.company, .campaign, .group, .role, .role])
    }

    @Test func `the sessions of a campaign are a soft quota of their own`() {
        let found = Quota.maxSessions(40, campaign: "cam-1", id: "quo_veridia_5_1")
        #expect(found.problems.isEmpty)
        #expect((found.scope, found.scopeRef, found.metric) == (.campaign, "cam-1", .sessions))
        #expect((found.period, found.hardness, found.limit) == (.total, .soft, 40))
        #expect(found.alertPcts == [80, 100])
        #expect(found.isActive)
    }

    @Test(arguments: [
        ("2026-03-12", "2026-03-01", "2026-04-01", "2026-03-09", "2026-03-16"),
        ("2026-12-31", "2026-12-01", "2027-01-01", "2026-12-28", "2027-01-04"),
        ("2026-06-01", "2026-06-01", "2026-07-01", "2026-06-01", "2026-06-08"),
        ("2024-02-29", "2024-02-01", "2024-03-01", "2024-02-26", "2024-03-04"),
        ("2026-03-15", "2026-03-01", "2026-04-01", "2026-03-09", "2026-03-16"),
    ])
    func `months start on the first, weeks on Monday`(
        _ text: String,
        _ month: String,
        _ nextMonth: String,
        _ week: String,
        _ nextWeek: String
    ) throws {
        let day = try Given.day(text)
        #expect(Quota.Period.month.start(of: day)?.iso == month)
        #expect(Quota.Period.month.nextStart(after: day)?.iso == nextMonth)
        #expect(Quota.Period.week.start(of: day)?.iso == week)
        #expect(Quota.Period.week.nextStart(after: day)?.iso == nextWeek)
        #expect(Quota.Period.total.start(of: day) == nil)
        #expect(Quota.Period.total.nextStart(after: day) == nil)
    }

    @Test func `a sound quota has no problems`() {
        let refs: [(Quota.Scope, String)] = [
            (.company, "veridia"), (.campaign, "cam_veridia_1_1"), (.instance, "ins@1"),
            (.group, "veridia/grp-1"), (.role, "cam-1/beneficiary"),
        ]
        for (scope, scopeRef) in refs {
            #expect(quota(.hours, 0, scope: scope, scopeRef: scopeRef).problems.isEmpty)
        }
        let bounds = quota(.budget, .max, currency: .jpy, overbookPct: 50, alertPcts: [1, 150])
        #expect(bounds.problems.isEmpty)
        #expect(quota(.hours, 0, alertPcts: []).problems.isEmpty)
        #expect(quota(.hours, 0, alertPcts: [100, 80, 100]).alertPcts == [80, 100])
    }

    @Test func `everything wrong is named, by field`() {
        let bad = quota(
            .budget,
            -1,
            scope: .group,
            overbookPct: 51,
            alertPcts: [0, 80]
        )
        #expect(
            bad.problems == [
                QuotaProblem("/alertPcts", .outOfRange), QuotaProblem("/currency", .missingKey),
                QuotaProblem("/limit", .outOfRange), QuotaProblem("/overbookPct", .outOfRange),
                QuotaProblem("/scopeRef", .ruleViolated),
            ]
        )
        #expect(quota(.hours, 1, alertPcts: [151]).problems.map(\.path) == ["/alertPcts"])
        #expect(quota(.hours, 1, overbookPct: -1).problems.map(\.path) == ["/overbookPct"])
        #expect(
            quota(.hours, 1, currency: .eur).problems == [QuotaProblem("/currency", .unknownKey)]
        )
    }

    @Test(
        arguments: [
            (.company, "Veridia"), (.company, "platform"), (.company, ""), (.campaign, "a/b"),
            (.campaign, ""), (.instance, "a b"), (.group, "grp-1"), (.group, "veridia/"),
            (.group, "/grp-1"), (.group, "veridia/a/b"), (.role, "cam-1"), (.role, "cam-1/nobody"),
            (.role, "/volunteer"), (.role, "cam-1/volunteer/x"),
        ] as [(Quota.Scope, String)]
    )
    func `a place has the form of its scope`(_ scope: Quota.Scope, _ scopeRef: String) {
        let found = quota(.hours, 1, scope: scope, scopeRef: scopeRef)
        #expect(found.problems == [QuotaProblem("/scopeRef", .ruleViolated)])
    }
}
