import Domain
import Testing

@Suite("Program instances")
struct InstanceTests {
    @Test(arguments: InstanceStatus.allCases, InstanceStatus.allCases)
    func `instances move along six edges and no other`(
        _ from: InstanceStatus,
        _ to: InstanceStatus
    ) throws {
        let edges: Set<[InstanceStatus]> = [
            [.planned, .active], [.active, .paused], [.paused, .active], [.active, .completed],
            [.paused, .completed], [.planned, .completed],
        ]
        let today = try Given.day("2026-04-15")
        let facts = InstanceGuardFacts(
            isCampaignActive: true,
            today: today,
            startDate: today,
            hasReason: true
        )
        let expected: [ReasonCode] = edges.contains([from, to]) ? [] : [.invalidTransition]
        #expect(InstanceGuards.failing(from: from, to: to, facts) == expected)
    }

    @Test func `a cohort starts with its campaign, on its day, with a valid configuration`() throws
    {
        let today = try Given.day("2026-04-15")
        var facts = InstanceGuardFacts(
            isCampaignActive: false,
            today: today,
            startDate: today.adding(days: 1),
            isConfigInvalid: true
        )
        #expect(
            InstanceGuards.failing(from: .planned, to: .active, facts) == [
                .campaignNotActive, .startNotReached, .configInvalid,
            ]
        )
        facts.earlyStart = true
        facts.isCampaignActive = true
        facts.isConfigInvalid = false
        #expect(InstanceGuards.failing(from: .planned, to: .active, facts) == [])
        #expect(InstanceGuards.failing(from: .active, to: .paused, facts) == [.reasonRequired])
        facts.isCampaignActive = false
        #expect(InstanceGuards.failing(from: .paused, to: .active, facts) == [.campaignNotActive])
    }

    @Test func `what never started is canceled, what ran is finished`() {
        #expect(InstanceGuards.outcome(from: .planned) == .canceled)
        #expect(InstanceGuards.outcome(from: .active) == .finished)
        #expect(InstanceGuards.outcome(from: .paused) == .finished)
    }
}
