import Domain
import Testing

@Suite("New instances")
struct InstancePlanTests {
    @Test func `activation makes the first cohort with the campaign's dates`() throws {
        let dates = try Given.range("2026-01-12", "2026-06-28")
        let plan = InstancePlan.auto(campaign: "Mentors Oslo", dates: dates)
        #expect(plan.ordinal == 1)
        #expect(plan.name == "Mentors Oslo – Cohort 1")
        #expect(plan.dates == dates)
        #expect(plan.status == .active)
        #expect(plan.kind == .auto)
    }

    @Test(arguments: [(true, InstanceStatus.active), (false, .planned)])
    func `a split is numbered after the newest and runs with its campaign`(
        _ isActive: Bool,
        _ status: InstanceStatus
    ) throws {
        let plan = InstancePlan.split(
            campaign: "German",
            highestOrdinal: 3,
            dates: try Given.range("2026-01-12", "2026-06-28"),
            isCampaignActive: isActive
        )
        #expect(plan.ordinal == 4)
        #expect(plan.name == "German – Cohort 4")
        #expect(plan.status == status)
    }

    @Test func `a chosen name is that of one copy and the stem of several`() throws {
        let dates = try Given.range("2026-01-12", "2026-06-28")
        func names(_ chosen: String?, _ count: Int) -> [String] {
            InstancePlan.clones(
                campaign: "German",
                chosenName: chosen,
                highestOrdinal: 2,
                dates: Array(repeating: dates, count: count)
            ).map(\.name)
        }
        #expect(names(nil, 2) == ["German – Cohort 3", "German – Cohort 4"])
        #expect(names("Summer", 1) == ["Summer"])
        #expect(names("Summer", 2) == ["Summer – Cohort 3", "Summer – Cohort 4"])
    }

    @Test func `a person's instance takes its name or a number`() throws {
        let dates = try Given.range("2026-01-12", "2026-06-28")
        func plan(_ chosen: String?) -> InstancePlan {
            InstancePlan.manual(
                campaign: "German",
                chosenName: chosen,
                highestOrdinal: 0,
                dates: dates
            )
        }
        #expect(plan(nil).name == "German – Cohort 1")
        #expect(plan("Evening").name == "Evening")
        #expect(plan(nil).status == .planned)
    }

    @Test func `a line of copies keeps its root`() {
        let at = Instant(ms: 0)
        let first = Provenance(kind: .manual, at: at, by: "p")
        let second = Provenance.derived(
            .clone,
            from: "a",
            whichCameFrom: first,
            at: at,
            by: "p"
        )
        let third = Provenance.derived(
            .split,
            from: "b",
            whichCameFrom: second,
            at: at,
            by: "system"
        )
        #expect(second.fromId == "a")
        #expect(second.rootId == "a")
        #expect(third.fromId == "b")
        #expect(third.rootId == "a")
    }

    @Test(arguments: InstanceStatus.allCases)
    func `only a planned instance may be edited`(_ status: InstanceStatus) {
        let fields = ["name", "startDate", "endDate", "configOverrides", "ordinal"]
        let frozen = InstanceFieldRules.frozen(fields: fields, in: status)
        #expect(frozen == (status == .planned ? ["ordinal"] : fields))
    }

    @Test func `the edges of an instance are those its guards know`() throws {
        let day = try Given.day("2026-01-01")
        let facts = InstanceGuardFacts(
            isCampaignActive: true,
            today: day,
            startDate: day,
            hasReason: true
        )
        for from in InstanceStatus.allCases {
            let open = InstanceStatus.allCases.filter {
                InstanceGuards.failing(from: from, to: $0, facts).isEmpty
            }
            #expect(InstanceGuards.allowedTargets(from: from) == open)
        }
    }
}
